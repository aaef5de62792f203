package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Drops {@code spatial}; without it, where each pixel has its own statistics, the node becomes plain arithmetic:
 * {@code (x - mean) / sqrt(var + epsilon) * scale + bias}.
 */
final class LiftBatchNormalization implements Lift {
    private static final float DEFAULT_EPSILON = 1e-5f;

    @Override
    public Node apply(Node node, Lifting at) {
        if (node.attributes().integer("spatial", 1) == 1) {
            return node.withAttributes(node.attributes().without("spatial"));
        }
        Node single = new DropTrainingOutputs().apply(node, at);
        Value epsilon = at.weight("epsilon", Tensor.scalar(node.attributes().number("epsilon", DEFAULT_EPSILON)));
        Value deviation = at.emit("Sqrt", at.emit("Add", node.input(4), epsilon));
        Value normal = at.emit("Div", at.emit("Sub", node.input(0), node.input(3)), deviation);
        Value scaled = at.emit("Mul", normal, node.input(1));
        return new Node(node.name(), "Add", "", List.of(scaled, node.input(2)), single.outputs(), Attributes.NONE);
    }
}
