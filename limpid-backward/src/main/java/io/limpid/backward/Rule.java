package io.limpid.backward;

import io.limpid.graph.Value;
import java.util.List;

/** One way for a signal to cross a node. Stateless; prints as its name and parameters. */
public interface Rule {
    /**
     * Emits what the upstream signal becomes at the node's data inputs.
     *
     * @return one value for each of {@link Step#inputs()}; {@link Value#ABSENT} for zero
     */
    List<Value> propagate(Step at);
}
