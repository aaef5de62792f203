package io.limpid.method.perturbation;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Dense;
import io.limpid.program.Frame;
import io.limpid.program.Network;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The dense layer {@code z = sum_k W_k A_k + b} that alone reads a layer of a network, laid out as one row. Instead of the layer it
 * may read what pooling makes of it, one number for each channel, and 0 for a channel of zeros.
 *
 * @param graph of the network
 * @param layer whose channels are told apart, {@code [N,C,h,w]}
 * @param read what is laid out as a row: the layer, or its pooled channels as one of a single place
 * @param gemm the dense layer
 */
record DenseEntry(Graph graph, Layer layer, Layer read, Node gemm) {
    private static final OperatorTable OPERATORS = Operators.standard();
    private static final Set<Kind> POOLING = Set.of(Kind.POOLING_AVERAGE, Kind.POOLING_MAX);

    /** Finds the dense layer; empty if something else reads the layer too or stands between. */
    static Optional<DenseEntry> behind(Layer layer, Network network) {
        Graph graph = network.graph();
        Layer read = pooled(graph, layer).orElse(layer);
        Value row = laidOut(graph, read.value());
        return onlyReader(graph, row)
                .filter(node -> node.input(0).equals(row) && hasConstantWeights(graph, node))
                .filter(node -> isDense(graph, node, read))
                .map(gemm -> new DenseEntry(graph, layer, read, gemm));
    }

    private static Optional<Node> onlyReader(Graph graph, Value value) {
        List<Node> readers = graph.consumers(value);
        return readers.size() == 1 && !graph.outputs().contains(value) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    /** Returns what alone reads a layer, if that leaves one place of each channel. */
    private static Optional<Layer> pooled(Graph graph, Layer layer) {
        return onlyReader(graph, layer.value())
                .map(node -> new Site(graph, node, Set.of(layer.value())))
                .filter(site -> isPooling(site) && isOnePlace(site.outputShape(), layer))
                .map(site -> new Layer(
                        site.node().output(),
                        layer.shape().with(2, new Dim.Fixed(1)).with(3, new Dim.Fixed(1)),
                        "what is left of " + layer.name() + " by pooling"));
    }

    private static boolean isPooling(Site site) {
        return OPERATORS
                .find(site)
                .map(Operator::kind)
                .filter(POOLING::contains)
                .isPresent();
    }

    private static boolean isOnePlace(Shape pooled, Layer layer) {
        return Dense.hasOnePlace(pooled)
                && pooled.dims().get(1).equals(layer.shape().dims().get(1));
    }

    private static Value laidOut(Graph graph, Value value) {
        return onlyReader(graph, value).filter(Dense::laysOut).map(Node::output).orElse(value);
    }

    private static boolean hasConstantWeights(Graph graph, Node node) {
        return node.inputs().stream().skip(1).filter(Value::isPresent).allMatch(weight -> graph.constant(weight)
                .isPresent());
    }

    private static boolean isDense(Graph graph, Node node, Layer read) {
        return Dense.isOfOnePlace(graph, node)
                || (Dense.isPlain(node) && Dense.isRow(graph.type(node.input(0)).shape(), read.shape()));
    }

    /** Returns the number of its outputs. */
    long size() {
        return graph.type(gemm.output()).shape().size(1);
    }

    /**
     * Emits what each channel adds to the dense layer, {@code [C,N,M]}. Where the layer itself is read, the weights are many, and what
     * the dense layer gives is summed from that.
     */
    Value parts(Frame frame) {
        Dense dense = new Dense(gemm, read.shape());
        return read.equals(layer) && Dense.isPlain(gemm)
                ? frame.parts(dense, layer)
                : dense.parts(frame.emit().scoped("parts"), read.value());
    }
}
