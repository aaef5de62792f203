package io.limpid.method.perturbation;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.program.Dense;
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
                .filter(node -> Dense.isRow(graph.type(node.output()).shape(), layer.shape()))
                .flatMap(node ->
                        onlyReader(graph, node.output()).filter(reader -> isDense(graph, reader, node.output())))
                .map(gemm -> new DenseEntry(graph, layer, gemm));
    }

    private static Optional<Node> onlyReader(Graph graph, Value value) {
        List<Node> readers = graph.consumers(value);
        return readers.size() == 1 && !graph.outputs().contains(value) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    private static boolean isDense(Graph graph, Node node, Value row) {
        return Dense.isPlain(node)
                && node.input(0).equals(row)
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

    /** Returns how to compute it channel by channel. */
    Dense dense() {
        return new Dense(gemm, layer.shape());
    }
}
