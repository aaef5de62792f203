/** Data sets: which images there are, and what is known of them. */
@NullMarked
package io.limpid.evaluation.data;

import org.jspecify.annotations.NullMarked;
