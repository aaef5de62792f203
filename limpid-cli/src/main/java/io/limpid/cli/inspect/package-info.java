/** {@code limpid inspect}: a model's layers, its head, what is supported, and which rule falls on which node. */
@NullMarked
package io.limpid.cli.inspect;

import org.jspecify.annotations.NullMarked;
