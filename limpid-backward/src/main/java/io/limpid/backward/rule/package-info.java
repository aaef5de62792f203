/** The ways for a signal to cross a node. No rule names an operator. */
@NullMarked
package io.limpid.backward.rule;

import org.jspecify.annotations.NullMarked;
