/** The numbers that metrics share, each defined once. */
@NullMarked
package io.limpid.metric.numeric;

import org.jspecify.annotations.NullMarked;
