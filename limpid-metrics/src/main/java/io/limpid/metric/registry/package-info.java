/** The list of all metrics. */
@NullMarked
package io.limpid.metric.registry;

import org.jspecify.annotations.NullMarked;
