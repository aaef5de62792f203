package io.limpid.method.cam;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.Layer;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Set;

/** The gradient of the logit, for networks that end in global average pooling and one linear layer; refuses others. */
record PooledLinearHead() implements Signal {
    private static final Set<String> POOLING = Set.of("GlobalAveragePool", "ReduceMean", "AveragePool");
    private static final Set<String> LINEAR = Set.of("Gemm", "MatMul", "Conv", "Add");
    private static final Set<String> FORM =
            Set.of("Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Identity");

    @Override
    public Value at(Frame frame, Layer layer) {
        requireLinear(frame.network(), layer);
        return new GradientSignal(Score.LOGIT).at(frame, layer);
    }

    private static void requireLinear(Network network, Layer layer) {
        Graph graph = network.graph();
        List<Node> head = graph.between(List.of(layer.value()), List.of(network.logits()));
        boolean pools = head.stream().anyMatch(node -> POOLING.contains(node.opType()) && poolsAll(graph, node));
        boolean linear = head.stream().allMatch(node -> isLinear(graph, node));
        if (!pools || !linear) {
            throw new IllegalArgumentException("behind layer " + layer.name() + " stand "
                    + String.join(", ", head.stream().map(Node::opType).toList())
                    + "; cam needs global average pooling and one linear layer there. Use grad-cam, which gives the same"
                    + " map for such networks and works for all others");
        }
    }

    private static boolean poolsAll(Graph graph, Node node) {
        Shape out = graph.type(node.output()).shape();
        return out.rank() == 2 || out.size(2) * out.size(3) == 1;
    }

    private static boolean isLinear(Graph graph, Node node) {
        boolean pools = POOLING.contains(node.opType()) && poolsAll(graph, node);
        boolean weighs = LINEAR.contains(node.opType())
                && isPooled(graph.type(node.output()).shape());
        return pools || weighs || FORM.contains(node.opType());
    }

    private static boolean isPooled(Shape shape) {
        return shape.rank() < 4 || shape.size(2) * shape.size(3) == 1;
    }
}
