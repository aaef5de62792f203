package io.limpid.backward;

import io.limpid.backward.UnsupportedOperatorException.Obstacle;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sure that a signal can cross every node on its way, before anything is emitted. */
record Passage(Flow flow, Composite composite, OperatorTable operators) {
    /**
     * Checks the nodes between wanted values and the tensors where the signal starts.
     *
     * @throws UnsupportedOperatorException if it cannot cross some; names all of them, and the lowest layer it can reach
     */
    void require(Collection<Value> wanted, Collection<Value> starts) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (Node node : flow.between(wanted, starts)) {
            obstacle(flow.site(node)).ifPresent(reason -> obstacles.add(new Obstacle(node, reason)));
        }
        if (!obstacles.isEmpty()) {
            throw new UnsupportedOperatorException(obstacles, composite.signal(), wayOut(obstacles, wanted, starts));
        }
    }

    private Optional<String> obstacle(Site site) {
        return operators.obstacle(site).or(() -> {
            Operator operator = operators.at(site);
            Rule rule = composite.ruleFor(site, operator);
            return rule.obstacle(site, operator).map(reason -> reason + ", but has rule " + rule);
        });
    }

    private String wayOut(List<Obstacle> obstacles, Collection<Value> wanted, Collection<Value> starts) {
        String layer = lowest(obstacles, wanted, starts)
                .map(value -> "; the lowest that works is " + value.name())
                .orElse("");
        boolean byRule = obstacles.stream()
                .allMatch(obstacle ->
                        operators.obstacle(flow.site(obstacle.node())).isEmpty());
        String composite = byRule ? ", or a composite with other rules there, such as any preset," : "";
        return "Choose a layer above these nodes" + layer + composite + " or a method that needs no backward pass;"
                + " `limpid inspect` lists the layers";
    }

    /** Finds the lowest layer that all paths pass and that no obstacle stands above. */
    private Optional<Value> lowest(List<Obstacle> obstacles, Collection<Value> wanted, Collection<Value> starts) {
        Value top = starts.iterator().next();
        Set<Node> closed = new HashSet<>(obstacles.stream().map(Obstacle::node).toList());
        Optional<Value> lowest = Optional.empty();
        for (Value value : new Bottlenecks(flow, operators).between(wanted, top)) {
            if (flow.between(List.of(value), starts).stream().anyMatch(closed::contains)) {
                return lowest;
            }
            lowest = value.equals(top) ? lowest : Optional.of(value);
        }
        return lowest;
    }
}
