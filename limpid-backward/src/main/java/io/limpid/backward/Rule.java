package io.limpid.backward;

import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** One way for a signal to cross a node. Stateless; prints as its name and parameters. */
public interface Rule {
    /**
     * Tells why this rule cannot cross an operator at a site; empty, as by default, if it can.
     *
     * @return a short reason that follows the rule's name, such as {@code "needs a linear operator"}
     */
    default Optional<String> obstacle(Site site, Operator operator) {
        return Optional.empty();
    }

    /**
     * Emits what the upstream signal becomes at the node's data inputs.
     *
     * @return one value for each of {@link Step#inputs()}; {@link Value#ABSENT} for zero
     */
    List<Value> propagate(Step at);

    /** Tells where this rule is certain to give an operator's inputs nothing; by default nowhere. */
    default Silence silence(Operator operator) {
        return Silence.NONE;
    }
}
