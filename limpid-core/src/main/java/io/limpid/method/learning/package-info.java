/** Methods that learn a mask for one image: by gradient steps, until it hides or shows what matters. */
@NullMarked
package io.limpid.method.learning;

import org.jspecify.annotations.NullMarked;
