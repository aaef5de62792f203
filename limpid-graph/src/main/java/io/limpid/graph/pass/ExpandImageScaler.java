package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;

/** Writes the operator, which was dropped from the standard, as arithmetic: {@code scale * x + bias}, one bias a channel. */
final class ExpandImageScaler implements Lift {
    @Override
    public Node apply(Node node, Lifting at) {
        float[] bias = node.attributes().numbers("bias");
        Value scale = at.weight("scale", Tensor.scalar(node.attributes().number("scale", 1f)));
        if (bias.length == 0) {
            return new Node(node.name(), "Mul", "", List.of(node.input(0), scale), node.outputs(), Attributes.NONE);
        }
        Value shift = at.weight("bias", Tensor.of(bias, bias.length, 1, 1));
        Value scaled = at.emit("Mul", node.input(0), scale);
        return new Node(node.name(), "Add", "", List.of(scaled, shift), node.outputs(), Attributes.NONE);
    }
}
