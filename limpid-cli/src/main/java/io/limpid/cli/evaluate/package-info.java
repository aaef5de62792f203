/** {@code limpid evaluate}: methods judged by metrics over a data set. */
@NullMarked
package io.limpid.cli.evaluate;

import org.jspecify.annotations.NullMarked;
