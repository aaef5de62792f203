/** {@code limpid compile}: explanations written behind a model. */
@NullMarked
package io.limpid.cli.compile;

import org.jspecify.annotations.NullMarked;
