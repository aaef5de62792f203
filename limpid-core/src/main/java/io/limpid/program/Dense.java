package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A dense layer {@code z = sum_k W_k A_k + b} that reads a layer {@code [N,C,h,w]} laid out as rows, or a convolution that reads a
 * layer of one place and does the same.
 *
 * @param gemm the node
 * @param shape the layer's
 */
public record Dense(Node gemm, Shape shape) {
    private static final Set<String> LAYING_OUT = Set.of("Flatten", "Reshape", "Squeeze", "Unsqueeze");

    /** Tells whether a node only gives what it reads another shape. */
    public static boolean laysOut(Node node) {
        return node.domain().isEmpty() && LAYING_OUT.contains(node.opType());
    }

    /** Tells whether a node multiplies by a matrix and adds, and neither scales nor turns what it reads. */
    public static boolean isPlain(Node node) {
        return node.is("Gemm")
                && node.attributes().integer("transA", 0) == 0
                && node.attributes().number("alpha", 1) == 1
                && node.attributes().number("beta", 1) == 1;
    }

    /** Tells whether a node is a convolution from one place to one place, {@code [N,C,1,1]} to {@code [N,M,1,1]}. */
    public static boolean isOfOnePlace(Graph graph, Node node) {
        return node.is("Conv")
                && node.attributes().integer("group", 1) == 1
                && Arrays.stream(node.attributes().integers("pads")).allMatch(pad -> pad == 0)
                && hasOnePlace(graph.type(node.input(0)).shape())
                && hasOnePlace(graph.type(node.input(1)).shape())
                && hasOnePlace(graph.type(node.output()).shape());
    }

    /** Tells whether a shape is {@code [N,C,1,1]}, or {@code [N,C]}. */
    public static boolean hasOnePlace(Shape shape) {
        return shape.rank() > 1
                && shape.isFixed(1)
                && IntStream.range(2, shape.rank()).allMatch(axis -> shape.isFixed(axis) && shape.size(axis) == 1);
    }

    /** Tells whether a node's weights are {@code [M,CHW]}, and not {@code [CHW,M]}. */
    public static boolean isTurned(Node node) {
        return node.is("Conv") || node.attributes().integer("transB", 0) == 1;
    }

    /** Emits a node's weights as a matrix. */
    public static Value matrix(Emitter emit, Node node) {
        return node.is("Conv") ? emit.reshape(node.input(1), 0, -1) : node.input(1);
    }

    /** Tells whether a shape is that of the layer laid out as rows, {@code [N,CHW]}. */
    public static boolean isRow(Shape row, Shape layer) {
        return row.rank() == 2 && row.isFixed(1) && row.size(1) == layer.size(1) * layer.size(2) * layer.size(3);
    }

    /**
     * Emits what each channel adds to the dense layer, {@code [C,N,M]}.
     *
     * @param values {@code [N,C,h,w]}
     */
    public Value parts(Emitter emit, Value values) {
        long channels = shape.size(1);
        long places = shape.size(2) * shape.size(3);
        Value weights = gemm.input(1);
        Value byChannel = isTurned(gemm)
                ? emit.transpose(emit.reshape(weights, -1, channels, places), 1, 2, 0)
                : emit.reshape(weights, channels, places, -1);
        return emit.matMul(emit.transpose(emit.reshape(values, 0, channels, places), 1, 0, 2), byChannel);
    }

    /** Emits what the dense layer gives, {@code [N,M]}, from what each channel adds to it. */
    public Value whole(Emitter emit, Value parts) {
        Value sum = emit.sumOut(parts, 0);
        boolean hasBias = gemm.inputs().size() > 2 && gemm.input(2).isPresent();
        return hasBias ? emit.add(sum, gemm.input(2)) : sum;
    }
}
