/** {@code limpid explain} and {@code limpid compare}: a plan of results, the runs that make them, and the record of it all. */
@NullMarked
package io.limpid.cli.explain;

import org.jspecify.annotations.NullMarked;
