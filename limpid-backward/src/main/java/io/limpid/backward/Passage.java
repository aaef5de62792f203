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
import java.util.function.Function;

/** Makes sure that a signal can cross every node on its way, before anything is emitted. */
record Passage(Flow flow, Composite composite, OperatorTable operators) {
    /**
     * Checks the nodes between wanted values and the tensors where the signal starts.
     *
     * @throws UnsupportedOperatorException if it cannot cross some; names all of them, and the lowest layer it can reach
     */
    void require(Collection<Value> wanted, Collection<Value> starts) {
        List<Node> path = flow.between(wanted, starts);
        if (path.isEmpty()) {
            requireNoBytesBetween(wanted, starts);
        }
        List<Obstacle> obstacles = obstacles(path, operators::obstacle);
        if (!obstacles.isEmpty()) {
            throw refused(
                    obstacles,
                    "Choose a layer above these nodes" + lowest(obstacles, wanted, starts)
                            + ", or a method that needs no backward pass; `limpid inspect` lists the layers");
        }
        List<Obstacle> ofRules = obstacles(path, this::obstacleOfRule);
        if (!ofRules.isEmpty()) {
            throw refused(
                    ofRules,
                    "Give these nodes another rule, take a composite that crosses every node, or choose"
                            + " a layer above them" + lowest(ofRules, wanted, starts)
                            + "; `limpid methods` lists the composites");
        }
    }

    /** A signal that ends in 8-bit numbers everywhere would be silently zero. */
    private void requireNoBytesBetween(Collection<Value> wanted, Collection<Value> starts) {
        List<Obstacle> ends = flow.endsInBytes(wanted).stream()
                .map(node -> new Obstacle(node, "its results are 8-bit integers, which carry no signal"))
                .toList();
        if (!ends.isEmpty() && wanted.stream().noneMatch(starts::contains)) {
            throw refused(
                    ends,
                    "Take the model of floats that this one was quantized from, or quantize it in the format of"
                            + " QuantizeLinear and DequantizeLinear pairs, which signals cross");
        }
    }

    private UnsupportedOperatorException refused(List<Obstacle> obstacles, String wayOut) {
        return new UnsupportedOperatorException(obstacles, composite.signal(), wayOut);
    }

    private List<Obstacle> obstacles(List<Node> path, Function<Site, Optional<String>> reason) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (Node node : path) {
            reason.apply(flow.site(node)).ifPresent(found -> obstacles.add(new Obstacle(node, found)));
        }
        return obstacles;
    }

    private Optional<String> obstacleOfRule(Site site) {
        Operator operator = operators.at(site);
        Rule rule = composite.ruleFor(site, operator);
        return rule.obstacle(site, operator).map(reason -> rule + " " + reason);
    }

    private String lowest(List<Obstacle> obstacles, Collection<Value> wanted, Collection<Value> starts) {
        return lowestLayer(obstacles, wanted, starts)
                .map(value -> " (the lowest that works is " + value.name() + ")")
                .orElse("");
    }

    /** Finds the lowest layer that all paths pass and that no obstacle stands above. */
    private Optional<Value> lowestLayer(List<Obstacle> obstacles, Collection<Value> wanted, Collection<Value> starts) {
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
