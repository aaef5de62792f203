/** Metrics of faithfulness: does what the explanation points at decide the score? */
@NullMarked
package io.limpid.metric.faithfulness;

import org.jspecify.annotations.NullMarked;
