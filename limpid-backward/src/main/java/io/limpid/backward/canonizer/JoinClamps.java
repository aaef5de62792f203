package io.limpid.backward.canonizer;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Writes clamps one after the other as one: {@code Min(Relu(x), 6) -> Clip(x, 0, 6)}, and the same for Relu, Clip, and Max
 * or Min with one number, in any order.
 */
final class JoinClamps implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node outer : graph.nodes()) {
            Clamp.of(graph, outer)
                    .flatMap(second -> Links.onlyRead(graph, second.x())
                            .filter(inner -> !edit.removes(inner))
                            .flatMap(inner -> Clamp.of(graph, inner).map(first -> first.then(second, inner))))
                    .ifPresent(joined -> edit.remove(joined.source()).replace(outer, joined.node(outer, edit)));
        }
        Graph joined = edit.apply();
        return joined == graph ? graph : apply(joined);
    }

    /** {@code y = min(max(x, low), high)} with {@code low <= high}; the bounds may be infinite. */
    private record Clamp(Value x, float low, float high, Node source) {
        static Optional<Clamp> of(Graph graph, Node node) {
            if (node.is("Relu")) {
                return Optional.of(new Clamp(node.input(0), 0, Float.POSITIVE_INFINITY, node));
            } else if (node.is("Clip")) {
                return bound(graph, node.input(1), Float.NEGATIVE_INFINITY)
                        .flatMap(low -> bound(graph, node.input(2), Float.POSITIVE_INFINITY)
                                .map(high -> new Clamp(node.input(0), low, high, node)))
                        .filter(clamp -> clamp.low <= clamp.high);
            }
            return node.inputs().size() == 2
                    ? against(graph, node, 0).or(() -> against(graph, node, 1))
                    : Optional.empty();
        }

        private static Optional<Clamp> against(Graph graph, Node node, int side) {
            Value x = node.input(1 - side);
            Optional<Float> limit = graph.constant(node.input(side)).flatMap(Clamp::number);
            if (node.is("Max")) {
                return limit.map(low -> new Clamp(x, low, Float.POSITIVE_INFINITY, node));
            }
            return node.is("Min")
                    ? limit.map(high -> new Clamp(x, Float.NEGATIVE_INFINITY, high, node))
                    : Optional.empty();
        }

        private static Optional<Float> bound(Graph graph, Value value, float none) {
            return value.isPresent() ? graph.constant(value).flatMap(Clamp::number) : Optional.of(none);
        }

        private static Optional<Float> number(Tensor tensor) {
            return tensor.size() == 1 && tensor.rank() <= 1 ? Optional.of(tensor.toFloats()[0]) : Optional.empty();
        }

        /** Returns this clamp followed by another. */
        Clamp then(Clamp next, Node source) {
            return new Clamp(x, next.clamped(low), next.clamped(high), source);
        }

        private float clamped(float value) {
            return Math.min(Math.max(value, low), high);
        }

        Node node(Node replaced, Substitution edit) {
            List<Value> inputs = List.of(x, bound(edit, "low", low), bound(edit, "high", high));
            return new Node(replaced.name(), "Clip", "", inputs, replaced.outputs(), Attributes.NONE);
        }

        private Value bound(Substitution edit, String wish, float value) {
            return Float.isInfinite(value)
                    ? Value.ABSENT
                    : edit.weight(source.label() + "." + wish, Tensor.scalar(value));
        }
    }
}
