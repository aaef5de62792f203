package io.limpid.method.perturbation;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.program.Dense;
import io.limpid.program.Frame;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.tensor.ElementType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between a dense layer and the logits, if it is dense layers and functions of single rows: then rows {@code [R,M]} go
 * through it as images do.
 *
 * <p>Units that a ReLU leaves silent in all rows add nothing to the next dense layer, and the weights behind them are not
 * multiplied. Of the last dense layer a logit needs the target's weights only.
 *
 * @param nodes in their order
 * @param start what they read
 * @param logits what they give
 */
record DenseHead(Graph graph, List<Node> nodes, Value start, Value logits) {
    private static final OperatorTable OPERATORS = Operators.standard();
    private static final Set<Kind> BY_ROW = Set.of(Kind.ACTIVATION, Kind.NORMALIZATION, Kind.SUM, Kind.PRODUCT);

    /** Finds it behind a value {@code [N,M]}; empty if something else stands there. */
    static Optional<DenseHead> behind(Value start, Network network) {
        Graph graph = network.graph();
        List<Node> nodes = graph.between(List.of(start), List.of(network.logits()));
        Set<Value> rows = new HashSet<>(Set.of(start));
        for (Node node : nodes) {
            if (!isByRow(new Site(graph, node, rows))) {
                return Optional.empty();
            }
            rows.addAll(node.outputs());
        }
        return Optional.of(new DenseHead(graph, nodes, start, network.logits()));
    }

    private static boolean isByRow(Site site) {
        Node node = site.node();
        boolean readsRows = node.reads().stream()
                .allMatch(
                        read -> site.varies(read) || site.graph().constant(read).isPresent());
        return readsRows
                && (isDense(site) || isOfSingleRows(site))
                && node.outputs().size() == 1
                && site.outputShape().rank() == 2;
    }

    private static boolean isDense(Site site) {
        return Dense.isPlain(site.node()) && site.varies(0) && !site.varies(1);
    }

    private static boolean isOfSingleRows(Site site) {
        return OPERATORS.find(site).map(Operator::kind).filter(BY_ROW::contains).isPresent();
    }

    /** Emits the scores of rows, {@code float64[R]}. */
    Value scores(Frame frame, Score score, Value rows) {
        Emitter emit = frame.emit().scoped("head");
        int last = nodes.size() - 1;
        boolean needsTarget = score == Score.LOGIT && last >= 0 && Dense.isPlain(nodes.get(last));
        Map<Value, Value> copies = new HashMap<>(Map.of(start, rows));
        for (Node node : needsTarget ? nodes.subList(0, last) : nodes) {
            copies.put(node.output(), emitted(emit, node, copies));
        }
        return needsTarget
                ? ofTarget(frame, nodes.get(last), copy(copies, nodes.get(last).input(0)))
                : score.ofRows(frame, copy(copies, logits));
    }

    private static Value copy(Map<Value, Value> copies, Value value) {
        return copies.getOrDefault(value, value);
    }

    private Value emitted(Emitter emit, Node node, Map<Value, Value> copies) {
        boolean isBehindRelu = Dense.isPlain(node)
                && graph.producer(node.input(0))
                        .filter(producer -> producer.is("Relu"))
                        .isPresent();
        List<Value> inputs =
                node.inputs().stream().map(input -> copy(copies, input)).toList();
        return isBehindRelu
                ? ofHeardUnits(emit, node, inputs.get(0))
                : emit.node(node.opType(), inputs, node.attributes());
    }

    /** Emits what a dense layer makes of rows, of the units that are not zero in all of them. */
    private static Value ofHeardUnits(Emitter emit, Node gemm, Value rows) {
        Value weights = gemm.input(1);
        Value byUnit = Dense.isTurned(gemm) ? emit.transpose(weights, 1, 0) : weights;
        Value heard = emit.notZero(emit.reshape(emit.reduceMax(rows, 0), -1));
        Value products = emit.matMul(emit.gather(rows, heard, 1), emit.gather(byUnit, heard, 0));
        return emit.add(products, bias(gemm));
    }

    private static Value bias(Node gemm) {
        return gemm.inputs().size() > 2 ? gemm.input(2) : Value.ABSENT;
    }

    /** Emits the logit that is explained of rows that the last dense layer reads, {@code float64[R]}. */
    private static Value ofTarget(Frame frame, Node gemm, Value rows) {
        Emitter emit = frame.emit().scoped("target");
        Attributes back = Attributes.NONE.with("transB", Dense.isTurned(gemm) ? 0 : 1);
        Value weights = emit.node("Gemm", List.of(frame.oneHot(), gemm.input(1)), back);
        Value products = emit.sumOut(emit.matMul(rows, emit.reshape(weights, -1, 1)), 1);
        Value bias = bias(gemm);
        return emit.cast(
                bias.isPresent() ? emit.add(products, emit.sumOut(emit.mul(frame.oneHot(), bias), 1)) : products,
                ElementType.DOUBLE);
    }
}
