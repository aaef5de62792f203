/** Class activation maps: a layer's channels, weighted and summed. */
@NullMarked
package io.limpid.method.cam;

import org.jspecify.annotations.NullMarked;
