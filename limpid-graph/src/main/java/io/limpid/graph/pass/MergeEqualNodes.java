package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes once what several nodes compute alike: {@code a = Relu(x), b = Relu(x), Add(a, b) -> a = Relu(x), Add(a, a)}. Nodes
 * are alike if operator, attributes and inputs are; so are weights of equal content. Small weights stay where they are: to
 * read another's gains nothing.
 *
 * <p>What the graph gives as a result, and what a sub-graph reads by its name, stays computed under its own name. Random
 * operators, operators of other domains and nodes with sub-graphs are left alone.
 */
public final class MergeEqualNodes implements Pass {
    private static final int SMALL = 64;
    private static final Set<String> RANDOM = Set.of(
            "Bernoulli",
            "Dropout",
            "Multinomial",
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike");

    @Override
    public Graph apply(Graph graph) {
        Merging merging = new Merging(graph);
        graph.initializers().forEach(merging::weight);
        graph.nodes().forEach(merging::node);
        return merging.firsts.isEmpty() ? graph : merging.result();
    }

    /** What makes two nodes alike. */
    private record Likeness(String opType, Attributes attributes, List<Value> inputs, List<Boolean> outputs) {
        static Likeness of(Node node, Map<Value, Value> equalWeights) {
            return new Likeness(
                    node.opType(),
                    node.attributes(),
                    node.inputs().stream()
                            .map(value -> equalWeights.getOrDefault(value, value))
                            .toList(),
                    node.outputs().stream().map(Value::isPresent).toList());
        }
    }

    /** One run through a graph. */
    private static final class Merging {
        private final Graph graph;
        private final Set<Value> readByName;
        private final Map<Tensor, Value> weights = new HashMap<>();
        private final Map<Value, Value> equalWeights = new HashMap<>();
        private final Map<Likeness, Node> nodes = new HashMap<>();
        private final List<Node> kept = new ArrayList<>();

        /** The value to read instead, for each that is not computed any more. */
        private final Map<Value, Value> firsts = new HashMap<>();

        Merging(Graph graph) {
            this.graph = graph;
            this.readByName = readByName(graph);
        }

        private static Set<Value> readByName(Graph graph) {
            Set<Value> named = new HashSet<>(graph.outputs());
            graph.nodes().stream()
                    .flatMap(node -> node.attributes().entries().values().stream())
                    .filter(Attribute.Opaque.class::isInstance)
                    .forEach(subgraph -> named.addAll(((Attribute.Opaque) subgraph).captures()));
            return named;
        }

        void weight(Value value, Tensor tensor) {
            Value first = weights.computeIfAbsent(tensor, content -> value);
            equalWeights.put(value, first);
            if (!first.equals(value) && tensor.size() > SMALL && !readByName.contains(value)) {
                firsts.put(value, first);
            }
        }

        void node(Node node) {
            Node rewired = node.withInputs(node.inputs().stream()
                    .map(value -> firsts.getOrDefault(value, value))
                    .toList());
            Node first = isFunction(node) ? nodes.putIfAbsent(Likeness.of(rewired, equalWeights), rewired) : null;
            if (first == null || node.outputs().stream().anyMatch(readByName::contains)) {
                kept.add(rewired);
            } else {
                replace(node.outputs(), first.outputs());
            }
        }

        private void replace(List<Value> outputs, List<Value> by) {
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).isPresent()) {
                    firsts.put(outputs.get(i), by.get(i));
                }
            }
        }

        private static boolean isFunction(Node node) {
            return node.domain().isEmpty()
                    && !RANDOM.contains(node.opType())
                    && node.attributes().entries().values().stream().noneMatch(Attribute.Opaque.class::isInstance);
        }

        Graph result() {
            GraphBuilder builder = new GraphBuilder();
            graph.types().forEach(builder::type);
            graph.inputs().forEach(builder::input);
            graph.initializers().forEach((value, tensor) -> {
                if (!firsts.containsKey(value)) {
                    builder.initializer(value, tensor);
                }
            });
            builder.nodes(kept);
            graph.outputs().forEach(builder::output);
            return builder.build();
        }
    }
}
