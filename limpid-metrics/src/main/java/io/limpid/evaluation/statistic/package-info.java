/** What scores of a sample say of all images. */
@NullMarked
package io.limpid.evaluation.statistic;

import org.jspecify.annotations.NullMarked;
