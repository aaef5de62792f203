package io.limpid.backward;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the values of a graph before anything runs.
 *
 * @param varying the values that depend on the image
 * @param ranges bounds of values; a value that is not among them may be anything
 * @param pictures the values that are still the image, moved and scaled but not yet mixed by any weights
 * @param weighted the convolutions and dense layers that see the image, in topological order
 */
public record Facts(Set<Value> varying, Map<Value, Range> ranges, Set<Value> pictures, List<Node> weighted) {
    public Facts {
        varying = Set.copyOf(varying);
        ranges = Collections.unmodifiableMap(ranges);
        pictures = Collections.unmodifiableSet(pictures);
        weighted = Collections.unmodifiableList(weighted);
    }

    /** Returns facts in which only this is known. */
    public static Facts ofVarying(Set<Value> varying) {
        return new Facts(varying, Map.of(), Set.of(), List.of());
    }

    /** Finds what there is to know of a typed graph. */
    static Facts of(Graph graph, OperatorTable operators) {
        Map<Value, Range> ranges = new HashMap<>();
        Set<Value> pictures = new HashSet<>(graph.inputs());
        List<Node> weighted = new ArrayList<>();
        Facts facts = new Facts(graph.downstream(graph.inputs()), ranges, pictures, weighted);
        for (Node node : graph.nodes()) {
            Site site = new Site(graph, node, facts, Set.of());
            operators.find(site).ifPresent(operator -> {
                ranges.putAll(ranges(site, operator));
                pictures.addAll(pictures(site, operator));
                weighted.addAll(isWeighted(site, operator) ? List.of(node) : List.of());
            });
        }
        return facts;
    }

    /** Returns what is known of a value's elements. */
    public Range range(Value value) {
        return ranges.getOrDefault(value, Range.ANY);
    }

    private static boolean isWeighted(Site site, Operator operator) {
        return operator.kind().isWeighted()
                && operator.dataInputs(site).stream().anyMatch(site::varies);
    }

    private static Map<Value, Range> ranges(Site site, Operator operator) {
        Range range = operator.range(site);
        Map<Value, Range> ranges = new HashMap<>();
        site.node().outputs().forEach(output -> ranges.put(output, range));
        return ranges;
    }

    private static List<Value> pictures(Site site, Operator operator) {
        boolean only = operator.dataInputs(site).stream()
                .map(site::input)
                .filter(site::varies)
                .allMatch(site.facts().pictures()::contains);
        boolean keeps = operator.kind() == Kind.RESHAPING || operator.kind() == Kind.NORMALIZATION;
        return only && keeps ? site.node().outputs() : List.of();
    }
}
