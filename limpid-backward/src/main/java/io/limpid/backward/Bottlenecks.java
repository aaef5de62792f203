package io.limpid.backward;

import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the values through which all data passes. */
final class Bottlenecks {
    private static final Set<Kind> PASSING = Set.of(Kind.ACTIVATION, Kind.NORMALIZATION, Kind.RESHAPING);

    private final Flow flow;
    private final OperatorTable operators;

    Bottlenecks(Flow flow, OperatorTable operators) {
        this.flow = flow;
        this.operators = operators;
    }

    List<Value> between(Collection<Value> wanted, Value top) {
        Set<Value> passed = values(flow.between(wanted, List.of(top)));
        Set<Value> ends = new HashSet<>(wanted);
        ends.add(top);
        List<Value> found = new ArrayList<>();
        for (Value value : cuts(flow.between(flow.inputs(), List.of(top)))) {
            if (ends.contains(value) || (passed.contains(value) && isComputedWith(value))) {
                found.add(value);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /**
     * Returns the values that no path goes round. In an order where each value comes after all it depends on, these are the
     * ones that no step from an earlier to a later value leaps over.
     */
    List<Value> cuts(List<Node> path) {
        List<Value> order = new ArrayList<>(values(path));
        Map<Value, Integer> places = new HashMap<>();
        order.forEach(value -> places.put(value, places.size()));
        Map<Value, Integer> reach = new HashMap<>();
        for (Node node : path) {
            int furthest = node.outputs().stream()
                    .mapToInt(value -> places.getOrDefault(value, 0))
                    .max()
                    .orElse(0);
            flow.data(node).forEach(value -> reach.merge(value, furthest, Math::max));
        }
        List<Value> cuts = new ArrayList<>();
        int furthest = 0;
        for (int place = 0; place < order.size(); place++) {
            Value value = order.get(place);
            if (furthest <= place) {
                cuts.add(value);
            }
            furthest = Math.max(furthest, reach.getOrDefault(value, 0));
        }
        return cuts;
    }

    /** Returns the data of nodes in topological order. */
    private Set<Value> values(List<Node> path) {
        Set<Value> computed = new HashSet<>(flow.inputs());
        path.forEach(node -> computed.addAll(node.outputs()));
        Set<Value> values = new LinkedHashSet<>();
        for (Node node : path) {
            flow.data(node).stream().filter(computed::contains).forEach(values::add);
            node.outputs().stream().filter(Value::isPresent).forEach(values::add);
        }
        return values;
    }

    /** Tells whether a value forks, or something other than activations and changes of form reads it. */
    private boolean isComputedWith(Value value) {
        List<Node> consumers = flow.consumers(value);
        return consumers.size() > 1
                || consumers.stream()
                        .map(flow::site)
                        .flatMap(site -> operators.find(site).stream())
                        .anyMatch(operator -> !PASSING.contains(operator.kind()));
    }
}
