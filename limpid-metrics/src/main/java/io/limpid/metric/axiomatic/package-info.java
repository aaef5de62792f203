/** Metrics of laws: does the explanation obey them? */
@NullMarked
package io.limpid.metric.axiomatic;

import org.jspecify.annotations.NullMarked;
