/** Metrics of robustness: does the explanation stay when the image hardly changes? */
@NullMarked
package io.limpid.metric.robustness;

import org.jspecify.annotations.NullMarked;
