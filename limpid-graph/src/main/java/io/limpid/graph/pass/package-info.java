/** Rewrites that bring any model to the one form that the floors above read: canonical opset, constants folded, nothing unused. */
@NullMarked
package io.limpid.graph.pass;

import org.jspecify.annotations.NullMarked;
