package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Map;

/**
 * Puts the sum of what channels add to a dense layer in the place of the layer: its weights are read once for both.
 *
 * @param sums what each dense layer gives
 */
record SummedParts(Map<Node, Value> sums) implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        sums.forEach((dense, sum) -> edit.replace(
                graph.producer(dense.output()).orElseThrow(),
                Node.of("Identity", List.of(sum), dense.outputs(), Attributes.NONE)));
        return edit.apply();
    }
}
