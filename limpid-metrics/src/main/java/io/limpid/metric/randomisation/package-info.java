/** Metrics of randomisation: does the explanation depend on the weights and on the class? */
@NullMarked
package io.limpid.metric.randomisation;

import org.jspecify.annotations.NullMarked;
