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
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands between a dense layer and the logits, if it is dense layers and functions of single rows: then rows {@code [R,M]} go
 * through it as images do.
 *
 * <p>A convolution from one place to one place is a dense layer too, and rows may have further axes of size 1.
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
        if (graph.type(network.logits()).shape().rank() != 2) {
            return Optional.empty();
        }
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
                && Dense.hasOnePlace(site.outputShape());
    }

    private static boolean isDense(Site site) {
        return isDense(site.graph(), site.node()) && site.varies(0) && !site.varies(1);
    }

    private static boolean isDense(Graph graph, Node node) {
        return Dense.isPlain(node) || Dense.isOfOnePlace(graph, node);
    }

    private static boolean isOfSingleRows(Site site) {
        return OPERATORS.find(site).map(Operator::kind).filter(BY_ROW::contains).isPresent() || isOnlyLaidOut(site);
    }

    /** Tells whether a node gives a row the same numbers in the same order, with other axes of size 1. */
    private static boolean isOnlyLaidOut(Site site) {
        return Dense.laysOut(site.node())
                && site.graph()
                        .type(site.node().input(0))
                        .shape()
                        .dims()
                        .get(1)
                        .equals(site.outputShape().dims().get(1));
    }

    /**
     * Emits what each row's score is less than that of the image, {@code float64[R]}. Differences go through the layers, and not
     * the rows themselves: so rounding is a share of what a row lacks.
     *
     * @param lacking what each row is less than the image's where this starts, {@code [R,M]}
     */
    Value lost(Frame frame, Score score, Value lacking) {
        Emitter emit = frame.emit().scoped("head");
        Map<Value, Value> lacks = new HashMap<>(Map.of(start, laidOut(emit, lacking, start)));
        for (Node node : ofAllUnits(score)) {
            lacks.put(node.output(), lack(emit, node, lacks));
        }
        return needsTarget(score)
                ? ofTarget(frame, last(), known(lacks, last().input(0)))
                : ofScores(frame, score, known(lacks, logits));
    }

    /** Returns the greatest number of units that are reckoned for each row at once. */
    long widest(Score score) {
        return Stream.concat(Stream.of(start), ofAllUnits(score).stream().map(Node::output))
                .mapToLong(value -> graph.type(value).shape().size(1))
                .max()
                .orElseThrow();
    }

    private List<Node> ofAllUnits(Score score) {
        return needsTarget(score) ? nodes.subList(0, nodes.size() - 1) : nodes;
    }

    /** Tells whether of the last dense layer only the target's weights are needed. */
    private boolean needsTarget(Score score) {
        return score == Score.LOGIT && !nodes.isEmpty() && Dense.isPlain(last());
    }

    private Node last() {
        return nodes.get(nodes.size() - 1);
    }

    private static Value known(Map<Value, Value> lacks, Value value) {
        return Objects.requireNonNull(lacks.get(value));
    }

    private Value lack(Emitter emit, Node node, Map<Value, Value> lacks) {
        if (isDense(graph, node)) {
            return laidOut(emit, ofDense(emit, node, known(lacks, node.input(0))), node.output());
        }
        if (Dense.laysOut(node)) {
            return laidOut(emit, known(lacks, node.input(0)), node.output());
        }
        return isRelu(node)
                ? ofRelu(emit, node, known(lacks, node.input(0)))
                : emit.sub(node.output(), emit.node(node.opType(), rows(emit, node, lacks), node.attributes()));
    }

    /** Emits rows under the shape that a value has for one image. */
    private Value laidOut(Emitter emit, Value rows, Value like) {
        Shape one = graph.type(like).shape();
        long[] shape = new long[one.rank()];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        shape[1] = one.size(1);
        return emit.reshape(rows, shape);
    }

    private Value ofDense(Emitter emit, Node node, Value lacking) {
        boolean behindRelu =
                graph.producer(node.input(0)).filter(DenseHead::isRelu).isPresent();
        Value rows = Dense.isPlain(node) ? lacking : emit.reshape(lacking, 0, -1);
        return behindRelu ? ofHeardUnits(emit, node, rows) : product(emit, node, rows);
    }

    private static Value product(Emitter emit, Node dense, Value rows) {
        Attributes turned = Attributes.NONE.with("transB", Dense.isTurned(dense) ? 1 : 0);
        return emit.node("Gemm", List.of(rows, Dense.matrix(emit, dense)), turned);
    }

    private static boolean isRelu(Node node) {
        return node.is("Relu");
    }

    private static List<Value> rows(Emitter emit, Node node, Map<Value, Value> lacks) {
        return node.inputs().stream()
                .map(input -> lacks.containsKey(input) ? emit.sub(input, known(lacks, input)) : input)
                .toList();
    }

    /** Emits {@code max(x,0) - max(x-d,0)} without rounding: {@code min(d - min(x,0), max(x,0))}. */
    private static Value ofRelu(Emitter emit, Node relu, Value lacking) {
        return emit.min(emit.sub(lacking, emit.negativePart(relu.input(0))), relu.output());
    }

    /** Emits what a dense layer makes of the units that do not lack nothing in all rows. */
    private static Value ofHeardUnits(Emitter emit, Node dense, Value lacking) {
        Value weights = Dense.matrix(emit, dense);
        Value byUnit = Dense.isTurned(dense) ? emit.transpose(weights, 1, 0) : weights;
        Value heard = emit.notZero(emit.reshape(emit.reduceMax(emit.abs(lacking), 0), -1));
        return emit.matMul(emit.gather(lacking, heard, 1), emit.gather(byUnit, heard, 0));
    }

    /** Emits what the last dense layer makes of it at the class that is explained. */
    private static Value ofTarget(Frame frame, Node gemm, Value lacking) {
        Emitter emit = frame.emit().scoped("target");
        Attributes back = Attributes.NONE.with("transB", Dense.isTurned(gemm) ? 0 : 1);
        Value weights = emit.node("Gemm", List.of(frame.oneHot(), gemm.input(1)), back);
        return emit.cast(emit.sumOut(emit.matMul(lacking, emit.reshape(weights, -1, 1)), 1), ElementType.DOUBLE);
    }

    private Value ofScores(Frame frame, Score score, Value lacking) {
        Emitter emit = frame.emit().scoped("scores");
        return score == Score.LOGIT
                ? score.ofRows(frame, lacking)
                : emit.sub(score.ofRows(frame, logits), score.ofRows(frame, emit.sub(logits, lacking)));
    }
}
