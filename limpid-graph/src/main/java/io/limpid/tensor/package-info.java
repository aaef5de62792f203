/** Numbers with a shape: the values that enter, leave and live inside a model. */
@NullMarked
package io.limpid.tensor;

import org.jspecify.annotations.NullMarked;
