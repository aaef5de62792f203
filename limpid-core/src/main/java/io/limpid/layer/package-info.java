/** Which layers a network has, where their channels lie, and which of them a method looks at. */
@NullMarked
package io.limpid.layer;

import org.jspecify.annotations.NullMarked;
