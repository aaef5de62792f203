package io.limpid.backward;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A forward graph a second time, on a baseline: knows for each value of the model the value that it has there.
 *
 * <p>What does not depend on the place where the baseline stands is shared. What rules do not ask for is left unused, and
 * goes with the next removal of unused nodes. A constant baseline has one image for the whole batch, so that ONNX Runtime
 * folds all of the twin when the session is created; its values {@code [1,…]} broadcast against {@code [N,…]}.
 */
public final class BaselineTwin {
    /** The twin of a walk that knows no baseline: asked for any value, it throws. */
    static final BaselineTwin NONE = new BaselineTwin(Map.of());

    private final Map<Value, Value> counterparts;

    private BaselineTwin(Map<Value, Value> counterparts) {
        this.counterparts = counterparts;
    }

    /**
     * Emits the twin.
     *
     * @param builder holds the graph; receives the new nodes, none of which belongs to the walk
     * @param graph the model with all types known
     * @param baselines where they stand, the input or values inside, and what stands there instead: of the same shape, or of
     *     one image
     */
    public static BaselineTwin emit(GraphBuilder builder, Graph graph, Map<Value, Value> baselines) {
        Set<Value> moved = graph.downstream(baselines.keySet());
        List<Node> nodes = graph.nodes().stream()
                .filter(node -> node.reads().stream().anyMatch(moved::contains))
                .toList();
        Emitter emit = Emitter.into(builder, "baseline");
        boolean alone = readsNothingElse(graph, nodes, moved);
        Map<Value, Value> counterparts = new HashMap<>();
        baselines.forEach((at, baseline) -> counterparts.put(at, alone ? baseline : emit.expandLike(baseline, at)));
        nodes.forEach(node -> builder.node(counterpart(node, builder, counterparts)));
        return new BaselineTwin(counterparts);
    }

    /** Tells whether all that these nodes read from the image has moved, so that they run on one image alone. */
    private static boolean readsNothingElse(Graph graph, List<Node> nodes, Collection<Value> moved) {
        Set<Value> others = new HashSet<>(graph.downstream(graph.inputs()));
        others.removeAll(moved);
        return nodes.stream().flatMap(node -> node.reads().stream()).noneMatch(others::contains);
    }

    private static Node counterpart(Node node, GraphBuilder builder, Map<Value, Value> counterparts) {
        List<Value> inputs = node.inputs().stream()
                .map(input -> counterparts.getOrDefault(input, input))
                .toList();
        List<Value> outputs = new ArrayList<>();
        for (Value output : node.outputs()) {
            Value twin = output.isPresent() ? builder.fresh("baseline/" + output.name()) : output;
            outputs.add(twin);
            counterparts.put(output, twin);
        }
        String name = "baseline/" + node.label();
        return new Node(name, node.opType(), node.domain(), inputs, outputs, node.attributes());
    }

    /** Returns what a value of the model is on the baseline: {@code [1,…]} or of the value's shape. */
    public Value of(Value value) {
        if (counterparts.isEmpty()) {
            throw new IllegalStateException("a rule asked for the baseline's " + value
                    + ", but this walk has no baseline; give Backward a BaselineTwin");
        }
        return counterparts.getOrDefault(value, value);
    }
}
