/** Methods that are made of other methods. */
@NullMarked
package io.limpid.method.combination;

import org.jspecify.annotations.NullMarked;
