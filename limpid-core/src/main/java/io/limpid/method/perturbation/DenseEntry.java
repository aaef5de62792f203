package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.program.Layer;
import io.limpid.program.Network;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The dense layer {@code z = sum_k W_k A_k + b} that alone reads a layer of a network, laid out as one row.
 *
 * @param graph of the network
 * @param layer what it reads, {@code [N,C,h,w]}
 * @param gemm the dense layer
 */
record DenseEntry(Graph graph, Layer layer, Node gemm) {
    private static final Set<String> LAYING_OUT = Set.of("Flatten", "Reshape");

    /** Finds the dense layer; empty if something else reads the layer too or stands between. */
    static Optional<DenseEntry> behind(Layer layer, Network network) {
        Graph graph = network.graph();
        return onlyReader(graph, layer.value())
                .filter(node -> node.domain().isEmpty() && LAYING_OUT.contains(node.opType()))
                .filter(node -> isRow(graph.type(node.output()).shape(), layer.shape()))
                .flatMap(node ->
                        onlyReader(graph, node.output()).filter(reader -> isDense(graph, reader, node.output())))
                .map(gemm -> new DenseEntry(graph, layer, gemm));
    }

    private static Optional<Node> onlyReader(Graph graph, Value value) {
        List<Node> readers = graph.consumers(value);
        return readers.size() == 1 && !graph.outputs().contains(value) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    private static boolean isRow(Shape row, Shape layer) {
        return row.rank() == 2 && row.isFixed(1) && row.size(1) == layer.size(1) * layer.size(2) * layer.size(3);
    }

    private static boolean isDense(Graph graph, Node node, Value row) {
        return node.is("Gemm")
                && node.input(0).equals(row)
                && node.attributes().integer("transA", 0) == 0
                && node.attributes().number("alpha", 1) == 1
                && node.attributes().number("beta", 1) == 1
                && node.inputs().stream().skip(1).filter(Value::isPresent).allMatch(weight -> graph.constant(weight)
                        .isPresent());
    }

    /** Returns what it computes, as a layer where the network can be cut. */
    Layer output() {
        Shape shape = graph.type(gemm.output()).shape();
        return new Layer(gemm.output(), shape, "the dense layer that reads " + layer.name());
    }

    /** Returns the number of its outputs. */
    long size() {
        return graph.type(gemm.output()).shape().size(1);
    }

    /**
     * Emits what it computes, and below what each channel contributes to that, {@code [1 + C, M]}: the weights are read once.
     *
     * @param builder receives the weights
     * @param values {@code [1,C,h,w]}
     */
    Value wholeAndParts(GraphBuilder builder, Emitter emit, Value values) {
        long channels = layer.shape().size(1);
        long places = layer.shape().size(2) * layer.shape().size(3);
        Value weights = taken(builder, 1);
        Value byChannel = gemm.attributes().integer("transB", 0) == 1
                ? emit.transpose(emit.reshape(weights, -1, channels, places), 1, 2, 0)
                : emit.reshape(weights, channels, places, -1);
        Value products = emit.matMul(emit.reshape(values, channels, 1, places), byChannel);
        Value parts = emit.reshape(products, channels, size());
        Value sum = emit.reduceSum(parts, 0);
        Value whole = hasBias() ? emit.add(sum, taken(builder, 2)) : sum;
        return emit.concat(List.of(whole, parts), 0);
    }

    private boolean hasBias() {
        return gemm.inputs().size() > 2 && gemm.input(2).isPresent();
    }

    private Value taken(GraphBuilder builder, int input) {
        Value weight = gemm.input(input);
        builder.initializer(weight, graph.constant(weight).orElseThrow());
        return weight;
    }
}
