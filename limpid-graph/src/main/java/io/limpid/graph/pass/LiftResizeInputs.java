package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;

/** Leaves out inputs that opset 11 had to give as empty tensors, and writes a coordinate rule that went in its new form. */
final class LiftResizeInputs implements Lift {
    private static final String RULE = "coordinate_transformation_mode";
    private static final String NEAREST = "nearest_mode";

    @Override
    public Node apply(Node node, Lifting at) {
        List<Value> inputs = node.inputs().stream()
                .map(value -> at.constant(value).map(Tensor::size).orElse(1) == 0 ? Value.ABSENT : value)
                .toList();
        return node.withInputs(inputs).withAttributes(attributes(node.attributes()));
    }

    /** {@code floor((x + 0.5) / s)} is the half-pixel centre rounded up at ties. */
    private static Attributes attributes(Attributes old) {
        boolean halfPixelForNearest = old.text(RULE, "half_pixel").equals("tf_half_pixel_for_nn")
                && old.text(NEAREST, "round_prefer_floor").equals("floor");
        return halfPixelForNearest ? old.with(RULE, "half_pixel").with(NEAREST, "round_prefer_ceil") : old;
    }
}
