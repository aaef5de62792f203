/** Attributions that one backward pass gives. */
@NullMarked
package io.limpid.method.propagation;

import org.jspecify.annotations.NullMarked;
