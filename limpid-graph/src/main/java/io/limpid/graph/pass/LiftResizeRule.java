package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * States the sampling rule that opset 10 implied: {@code Resize(x, scales) -> Resize{asymmetric}(x, _, scales)}.
 *
 * <p>The nearest source pixel is the one before when enlarging and the one after when shrinking, as ONNX Runtime has it.
 */
final class LiftResizeRule implements Lift {
    @Override
    public Node apply(Node node, Lifting at) {
        Attributes stated = node.attributes().with("coordinate_transformation_mode", "asymmetric");
        String mode = stated.text("mode", "nearest");
        Attributes attributes = mode.equals("nearest")
                ? stated.with("nearest_mode", shrinks(at.constant(node.input(1))) ? "ceil" : "floor")
                : stated.with("mode", "linear");
        return node.withInputs(List.of(node.input(0), Value.ABSENT, node.input(1)))
                .withAttributes(attributes);
    }

    private static boolean shrinks(Optional<Tensor> scales) {
        boolean shrinks = false;
        for (float scale : scales.map(Tensor::toFloats).orElseGet(() -> new float[0])) {
            if (scale > 1) {
                return false;
            }
            shrinks |= scale < 1;
        }
        return shrinks;
    }
}
