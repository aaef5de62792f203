/** Comparisons that papers make, ready to be run. */
@NullMarked
package io.limpid.evaluation.study;

import org.jspecify.annotations.NullMarked;
