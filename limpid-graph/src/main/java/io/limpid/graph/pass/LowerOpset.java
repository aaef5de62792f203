package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rewrites the nodes of a graph into the forms of an older opset, the way back of {@link LiftOpset}. Each row of the table is
 * one change of the standard: the first opset with the new form, the operator, and the rewrite.
 *
 * <p>Wants a graph whose types are known. Operators without a row did not change in a way that matters since {@link #LOWEST}.
 */
public final class LowerOpset implements Pass {
    /** The oldest opset that can be written. */
    public static final long LOWEST = 11;

    private static final int SHOWN = 5;
    private static final String NONE = "\"none\"";
    private static final Lower AXES = Lower.toAttribute("axes");

    static final List<Row> TABLE = List.of(
            new Row(12, "ArgMax", Lower.without("select_last_index", "0")),
            new Row(12, "ArgMin", Lower.without("select_last_index", "0")),
            new Row(12, "Celu", Lower.never()),
            new Row(12, "Dropout", Lower.inputs(1)),
            new Row(12, "Einsum", Lower.never()),
            new Row(12, "GatherND", Lower.without("batch_dims", "0")),
            new Row(12, "GreaterOrEqual", Lower.not("Less")),
            new Row(12, "LessOrEqual", Lower.not("Greater")),
            new Row(13, "Hardmax", Lower.lastAxis()),
            new Row(13, "LogSoftmax", Lower.lastAxis()),
            new Row(13, "ReduceSum", AXES),
            new Row(13, "Resize", Lower.emptyInputs()),
            new Row(13, "Softmax", Lower.lastAxis()),
            new Row(13, "Split", Lower.toAttribute("split")),
            new Row(13, "Squeeze", AXES),
            new Row(13, "Unsqueeze", AXES),
            new Row(14, "BatchNormalization", Lower.without("training_mode", "0")),
            new Row(14, "HardSwish", Lower.hardSwish()),
            new Row(14, "Reshape", Lower.without("allowzero", "0")),
            new Row(14, "Trilu", Lower.never()),
            new Row(15, "Shape", Lower.without("start", "0")),
            new Row(15, "Shape", Lower.without("end")),
            new Row(16, "GridSample", Lower.never()),
            new Row(16, "ScatterElements", Lower.without("reduction", NONE)),
            new Row(16, "ScatterND", Lower.without("reduction", NONE)),
            new Row(17, "LayerNormalization", Lower.never()),
            new Row(18, "CenterCropPad", Lower.never()),
            new Row(18, "GroupNormalization", Lower.never()),
            new Row(18, "Mish", Lower.never()),
            new Row(18, "Pad", Lower.inputs(3)),
            new Row(18, "ReduceL1", AXES),
            new Row(18, "ReduceL2", AXES),
            new Row(18, "ReduceLogSum", AXES),
            new Row(18, "ReduceLogSumExp", AXES),
            new Row(18, "ReduceMax", AXES),
            new Row(18, "ReduceMean", AXES),
            new Row(18, "ReduceMin", AXES),
            new Row(18, "ReduceProd", AXES),
            new Row(18, "ReduceSumSquare", AXES),
            new Row(18, "Resize", Lower.allAxes()),
            new Row(18, "ScatterElements", Lower.only("reduction", NONE, "\"add\"", "\"mul\"")),
            new Row(18, "ScatterND", Lower.only("reduction", NONE, "\"add\"", "\"mul\"")),
            new Row(18, "Split", Lower.equalParts()),
            new Row(19, "AveragePool", Lower.without("dilations", "[1, 1]")),
            new Row(19, "Cast", Lower.without("saturate", "1")),
            new Row(19, "Pad", Lower.only("mode", "\"constant\"", "\"reflect\"", "\"edge\"")),
            new Row(20, "Gelu", Lower.never()),
            new Row(21, "GroupNormalization", Lower.never()),
            new Row(23, "Attention", Lower.never()),
            new Row(23, "RMSNormalization", Lower.never()),
            new Row(24, "Swish", Lower.never()));

    private final long to;
    private final List<Row> rows;

    /**
     * Creates the pass.
     *
     * @param from the opset that the graph is written in
     * @param to the opset wanted
     * @throws IllegalArgumentException if that is older than {@link #LOWEST}, or newer than the graph's
     */
    public LowerOpset(long from, long to) {
        requireRange(from, to);
        this.to = to;
        this.rows = TABLE.stream()
                .filter(row -> row.since > to && row.since <= from)
                .sorted(Comparator.comparingInt(Row::since).reversed())
                .toList();
    }

    /**
     * Refuses an opset that a graph cannot be written in, whatever its nodes.
     *
     * @throws IllegalArgumentException if it is older than {@link #LOWEST}, or newer than the graph's
     */
    public static void requireRange(long from, long to) {
        if (to < LOWEST || to > from) {
            throw new IllegalArgumentException("opset " + to + " was asked for; this model can be written in " + from
                    + ", and in older ones down to " + LOWEST + " as far as its operators allow");
        }
    }

    /**
     * Returns the graph in the older opset.
     *
     * @throws IllegalArgumentException if nodes have no older form; names them, and the oldest opset in which all have one
     */
    @Override
    public Graph apply(Graph graph) {
        Lifting lifting = new Lifting(graph);
        List<Obstacle> obstacles = new ArrayList<>();
        for (Node node : graph.nodes()) {
            obstacleInside(node).ifPresent(obstacles::add);
            lifting.replace(node, lowered(node, lifting, obstacles));
        }
        if (!obstacles.isEmpty()) {
            throw refusal(obstacles);
        }
        return lifting.result();
    }

    private Node lowered(Node node, Lifting at, List<Obstacle> obstacles) {
        Node current = node;
        for (Row row : rows) {
            if (current.is(row.opType)) {
                Optional<Node> older = row.lower.apply(current, at.named(node));
                if (older.isEmpty()) {
                    obstacles.add(new Obstacle(node, row.since));
                    return node;
                }
                current = older.get();
            }
        }
        return current;
    }

    /** A sub-graph is not rewritten; it may stay if it uses no operator that has changed. */
    private Optional<Obstacle> obstacleInside(Node node) {
        for (Attribute attribute : node.attributes().entries().values()) {
            if (attribute instanceof Attribute.Opaque subgraph) {
                return rows.stream()
                        .filter(row -> subgraph.operators().contains(row.opType))
                        .findFirst()
                        .map(row -> new Obstacle(node, row.since));
            }
        }
        return Optional.empty();
    }

    private IllegalArgumentException refusal(List<Obstacle> obstacles) {
        int lowest = obstacles.stream().mapToInt(Obstacle::since).max().orElseThrow();
        String named = obstacles.stream()
                .sorted(Comparator.comparingInt(Obstacle::since).reversed())
                .limit(SHOWN)
                .map(Obstacle::text)
                .collect(Collectors.joining(", "));
        String more = obstacles.size() > SHOWN ? " and " + (obstacles.size() - SHOWN) + " more" : "";
        return new IllegalArgumentException(
                "opset " + to + " has no form for " + obstacles.size() + " node(s): " + named
                        + more + ". The lowest opset for this model with these methods is " + lowest
                        + "; choose that, or other methods");
    }

    /** A node that needs an opset. */
    private record Obstacle(Node node, int since) {
        String text() {
            return node.label() + " (" + node.opType() + ", needs " + since + ")";
        }
    }

    /**
     * One change of the standard.
     *
     * @param since the first opset with the new form
     */
    record Row(int since, String opType, Lower lower) {}
}
