/** What a model <em>is</em>: values, nodes and graphs, and the builder, emitter and passes that make new graphs of them. */
@NullMarked
package io.limpid.graph;

import org.jspecify.annotations.NullMarked;
