/** Metrics of complexity: how little does the explanation point at? */
@NullMarked
package io.limpid.metric.complexity;

import org.jspecify.annotations.NullMarked;
