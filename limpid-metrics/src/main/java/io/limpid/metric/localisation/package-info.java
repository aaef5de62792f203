/** Metrics of localisation: does the explanation lie on the object? */
@NullMarked
package io.limpid.metric.localisation;

import org.jspecify.annotations.NullMarked;
