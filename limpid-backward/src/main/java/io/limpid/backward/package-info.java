/** How a signal goes back through a model: the walker, and the table from node to rule. */
@NullMarked
package io.limpid.backward;

import org.jspecify.annotations.NullMarked;
