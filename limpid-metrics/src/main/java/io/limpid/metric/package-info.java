/** Measures of explanations: what a metric is, what it judges, and what it says. */
@NullMarked
package io.limpid.metric;

import org.jspecify.annotations.NullMarked;
