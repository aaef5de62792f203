/** Linear models that stand in for a network: of the channels of a layer, or of the segments of an image. */
@NullMarked
package io.limpid.method.surrogate;

import org.jspecify.annotations.NullMarked;
