/** Simple models fitted to what the network says about many masked variants of one image. */
@NullMarked
package io.limpid.method.surrogate;

import org.jspecify.annotations.NullMarked;
