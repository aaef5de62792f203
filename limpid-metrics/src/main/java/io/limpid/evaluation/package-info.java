/** Methods judged by metrics over a data set: the run, and what came out. */
@NullMarked
package io.limpid.evaluation;

import org.jspecify.annotations.NullMarked;
