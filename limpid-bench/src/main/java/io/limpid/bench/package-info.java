/** Measurements: what each method costs, as a ratio to the plain forward pass of the same model in the same run. */
@NullMarked
package io.limpid.bench;

import org.jspecify.annotations.NullMarked;
