package io.limpid.layer;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes from the image to the logits, and which of what they give are features with channels, height and width. */
final class FeaturePath {
    private static final OperatorTable OPERATORS = Operators.standard();
    private static final Dim ONE = new Dim.Fixed(1);

    private final Graph graph;
    private final Value logits;
    private final List<Site> sites;
    private final ChannelAxes axes;
    private final Set<Value> passed;

    /**
     * @param graph the model, prepared
     * @param input the image
     * @param logits what is computed from it
     */
    FeaturePath(Graph graph, Value input, Value logits) {
        this.graph = graph;
        this.logits = logits;
        this.sites = OPERATORS.path(graph, input, logits);
        this.axes = ChannelAxes.along(sites, OPERATORS);
        this.passed = Set.copyOf(OPERATORS.bottlenecks(graph, input, logits));
    }

    /** Returns where the channels of tensors lie. */
    ChannelAxes axes() {
        return axes;
    }

    /** Returns the tensors with channels, height and width, in that order of axes and in the order of the nodes. */
    List<Value> features() {
        return sites.stream()
                .filter(site -> makesFeatures(site) || laysOut(site))
                .map(site -> site.node().output())
                .filter(value -> axes.isMap(value) && isSpatial(value))
                .toList();
    }

    /** Returns the tensors with height, width and channels, in that order of axes, behind the last with channels before these. */
    List<Value> lastUpToTheScores() {
        Set<Value> maps = new HashSet<>(features());
        Set<Value> scores = scores();
        List<Value> last = new ArrayList<>();
        for (Site site : sites) {
            Value output = site.node().output();
            if (passed.contains(output) && maps.contains(output)) {
                last.clear();
            } else if (passed.contains(output) && !scores.contains(output) && makesFeatures(site) && isLast(output)) {
                last.add(output);
            }
        }
        return last;
    }

    private boolean isLast(Value value) {
        return axes.areLast(value)
                && shape(value)
                        .filter(shape -> hasPlaces(shape, 1) && shape.isFixed(3))
                        .isPresent();
    }

    /** Tells whether a node makes something new of what it reads, rather than to average, move or pad it. */
    private static boolean makesFeatures(Site site) {
        Kind kind = kind(site);
        boolean joins = OPERATORS.dataInputs(site).size() > 1;
        return kind != Kind.POOLING_AVERAGE && (kind != Kind.RESHAPING || joins);
    }

    private static Kind kind(Site site) {
        return OPERATORS.find(site).map(Operator::kind).orElse(Kind.ACTIVATION);
    }

    /**
     * Tells whether a node is the last of those that lay tokens, or channels that come last, out as a map. Tokens in one row are
     * still a list.
     */
    private boolean laysOut(Site site) {
        if (isRow(site.outputShape())) {
            return false;
        }
        boolean turns = false;
        Site first = site;
        while (ChannelAxes.turns(first) && !makesFeatures(first)) {
            Optional<Node> before = graph.producer(first.input(0));
            if (before.isEmpty() || axes.isMap(first.input(0))) {
                return false;
            }
            turns = true;
            first = first.of(before.get());
        }
        return turns;
    }

    private static boolean isRow(Shape shape) {
        return shape.rank() == 4
                && (shape.dims().get(2).equals(ONE) || shape.dims().get(3).equals(ONE));
    }

    private boolean isSpatial(Value value) {
        return shape(value)
                .filter(shape -> hasPlaces(shape, 2) && shape.isFixed(1))
                .isPresent();
    }

    private Optional<Shape> shape(Value value) {
        return graph.findType(value).filter(type -> type.element().isFloating()).map(TensorType::shape);
    }

    /** Tells whether a shape has several places, with the height at an axis and the width at the next. */
    private static boolean hasPlaces(Shape shape, int height) {
        int width = height + 1;
        return shape.rank() == 4
                && shape.isFixed(height)
                && shape.isFixed(width)
                && shape.size(height) * shape.size(width) > 1;
    }

    /** Returns the values that every path passes. */
    Set<Value> passed() {
        return passed;
    }

    /** Returns the logits, and what they are only moved from, or interpolated from. */
    Set<Value> scores() {
        Set<Value> scores = new HashSet<>(Set.of(logits));
        for (int i = sites.size() - 1; i >= 0 && keepsPlaces(sites.get(i)); i--) {
            scores.addAll(OPERATORS.dataInputs(sites.get(i)));
        }
        return scores;
    }

    private static boolean keepsPlaces(Site site) {
        return !makesFeatures(site) && (kind(site) == Kind.RESHAPING || hasPlaces(site.outputShape(), 2));
    }

    /** Returns what is computed from a value. */
    Set<Value> behind(Value value) {
        Set<Value> behind = new HashSet<>();
        OPERATORS
                .path(graph, value, logits)
                .forEach(site -> behind.addAll(site.node().outputs()));
        return behind;
    }
}
