package io.limpid.runtime;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import java.util.Set;

/**
 * Makes weights inputs, which a run has to be handed.
 *
 * @param weights their names; those that the graph does not know do not matter
 */
record WeightsAsInputs(Set<Value> weights) implements Pass {
    @Override
    public Graph apply(Graph graph) {
        GraphBuilder rest = new GraphBuilder();
        graph.types().forEach(rest::type);
        graph.inputs().forEach(rest::input);
        graph.initializers().forEach((value, tensor) -> {
            if (weights.contains(value)) {
                rest.input(value, tensor.tensorType());
            } else {
                rest.initializer(value, tensor);
            }
        });
        graph.outputs().forEach(rest::output);
        return rest.nodes(graph.nodes()).build();
    }
}
