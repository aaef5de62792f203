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
 * Writes a softmax that is spelled out as one node: {@code exp(x - max(x)) / sum(exp(x - max(x)))} along one axis, with or
 * without the maximum, and {@code exp(LogSoftmax(x))}. So the scores before it are found.
 */
final class JoinSoftmax implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            quotient(graph, node).or(() -> exponential(graph, node)).ifPresent(softmax -> edit.replace(node, softmax));
        }
        return edit.apply();
    }

    private static Optional<Node> exponential(Graph graph, Node node) {
        return node.is("Exp")
                ? Links.made(graph, node.input(0), "LogSoftmax")
                        .map(before -> softmax(
                                node, before.input(0), before.attributes().integer("axis", -1)))
                : Optional.empty();
    }

    private static Optional<Node> quotient(Graph graph, Node node) {
        return node.is("Div")
                ? Links.made(graph, node.input(0), "Exp").flatMap(power -> Links.made(graph, node.input(1), "ReduceSum")
                        .flatMap(sum -> axis(graph, sum, power.output()))
                        .map(axis -> softmax(node, unmoved(graph, power.input(0), axis), axis)))
                : Optional.empty();
    }

    /** Returns what a value is once less its maximum along an axis; the value itself if it is none. */
    private static Value unmoved(Graph graph, Value moved, long axis) {
        return Links.made(graph, moved, "Sub")
                .filter(node -> Links.made(graph, node.input(1), "ReduceMax")
                        .flatMap(most -> axis(graph, most, node.input(0)))
                        .filter(along -> along == axis)
                        .isPresent())
                .map(node -> node.input(0))
                .orElse(moved);
    }

    /** Returns the only axis along which a node reduces a value, if that axis stays; counted from the end. */
    private static Optional<Long> axis(Graph graph, Node reduction, Value of) {
        boolean fits = reduction.input(0).equals(of)
                && reduction.inputs().size() > 1
                && reduction.attributes().integer("keepdims", 1) == 1;
        return graph.constant(fits ? reduction.input(1) : Value.ABSENT)
                .filter(axes -> axes.size() == 1)
                .map(Tensor::toLongs)
                .flatMap(axes -> graph.findType(of)
                        .map(type -> axes[0] - (axes[0] < 0 ? 0 : type.shape().rank())));
    }

    private static Node softmax(Node last, Value x, long axis) {
        return new Node(last.name(), "Softmax", "", List.of(x), last.outputs(), Attributes.NONE.with("axis", axis));
    }
}
