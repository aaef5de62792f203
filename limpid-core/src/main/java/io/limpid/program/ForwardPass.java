package io.limpid.program;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.TopologicalOrder;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that programs run forward: every value that a model's own nodes compute is computed by them, and the canonical
 * graph's other values by its own. So {@code Conv, BatchNormalization} runs as the file has it, while signals go back through
 * the one convolution that stands for both, with its folded weights.
 *
 * <p>In both graphs, values of one name and type are the same but for rounding.
 *
 * @param own the model as its file has it, in the canonical opset, every type known
 * @param canonical the same after the canonizers
 */
record ForwardPass(Graph own, Graph canonical) {
    /** Returns the two graphs in one, with the canonical one's inputs and outputs. Where names are at odds, it is the canonical one. */
    static Graph of(Graph own, Graph canonical) {
        ForwardPass pass = new ForwardPass(own, canonical);
        return pass.namesAgree() ? pass.joined() : canonical;
    }

    private boolean namesAgree() {
        return own.nodes().stream().allMatch(this::agrees)
                && own.initializers().keySet().stream().allMatch(this::agrees)
                && canonical.nodes().stream().allMatch(node -> isShared(node) || sharesNothing(node));
    }

    private boolean agrees(Node node) {
        return written(node).stream().allMatch(value -> isShared(value) || !canonical.contains(value));
    }

    private boolean agrees(Value weight) {
        return !canonical.contains(weight)
                || Optional.ofNullable(own.initializers().get(weight))
                        .equals(Optional.ofNullable(canonical.initializers().get(weight)));
    }

    private boolean isShared(Node node) {
        return written(node).stream().allMatch(this::isShared);
    }

    private boolean sharesNothing(Node node) {
        return written(node).stream().noneMatch(this::isShared);
    }

    private static List<Value> written(Node node) {
        return node.outputs().stream().filter(Value::isPresent).toList();
    }

    private boolean isShared(Value value) {
        return own.producer(value).isPresent()
                && canonical.producer(value).isPresent()
                && own.findType(value).equals(canonical.findType(value));
    }

    private Graph joined() {
        GraphBuilder builder = canonical.withoutNodes();
        own.types().forEach(builder::type);
        canonical.types().forEach(builder::type);
        own.initializers().forEach(builder::initializer);
        List<Node> nodes = new ArrayList<>(own.nodes());
        canonical.nodes().stream().filter(this::sharesNothing).forEach(nodes::add);
        builder.nodes(TopologicalOrder.of(nodes));
        canonical.outputs().forEach(builder::output);
        return builder.build();
    }
}
