package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out nodes that change nothing: Identity, Cast, Reshape, Flatten or Expand to the type that is there already, pooling and
 * reductions over single places, borders of no width, and joins and sums of one value.
 *
 * <p>Exporters write them where a size that is asked for is there already. Signals would have to cross each of them, and they hide
 * from other rewrites what reads what. One that names an output of the graph stays.
 */
final class RemoveIdentity implements Pass {
    private static final Set<String> SAME_IF_OF_SAME_TYPE = Set.of(
            "Cast",
            "Expand",
            "Flatten",
            "GlobalAveragePool",
            "GlobalMaxPool",
            "ReduceMax",
            "ReduceMean",
            "ReduceMin",
            "ReduceSum",
            "Reshape");
    private static final Set<String> SAME_IF_OF_ONE_VALUE = Set.of("Concat", "Max", "Mean", "Min", "Sum");
    private static final Set<String> WINDOWS = Set.of("AveragePool", "MaxPool");

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream()
                .filter(node -> changesNothing(graph, node) && !graph.outputs().contains(node.output()))
                .forEach(node -> edit.remove(node).shunt(node.output(), node.input(0)));
        return edit.apply();
    }

    /** Tells whether a node gives what it reads, as far as the types that are known tell. */
    static boolean changesNothing(Graph graph, Node node) {
        return node.is("Identity")
                || (isOneOf(SAME_IF_OF_SAME_TYPE, node) && keepsType(graph, node))
                || (isOneOf(SAME_IF_OF_ONE_VALUE, node) && node.inputs().size() == 1)
                || (isOneOf(WINDOWS, node) && isOverSinglePlaces(node))
                || (node.is("Pad") && hasNoWidth(graph, node));
    }

    private static boolean isOneOf(Set<String> types, Node node) {
        return node.domain().isEmpty() && types.contains(node.opType());
    }

    private static boolean isOverSinglePlaces(Node pool) {
        return pool.outputs().size() == 1
                && isFilledWith(1, pool.attributes().integers("kernel_shape"))
                && isFilledWith(1, pool.attributes().integers("strides", new long[0]))
                && isFilledWith(0, pool.attributes().integers("pads", new long[0]));
    }

    private static boolean isFilledWith(long number, long[] numbers) {
        return Arrays.stream(numbers).allMatch(each -> each == number);
    }

    private static boolean hasNoWidth(Graph graph, Node pad) {
        return graph.constant(pad.input(1))
                .filter(widths -> isFilledWith(0, widths.toLongs()))
                .isPresent();
    }

    private static boolean keepsType(Graph graph, Node node) {
        Optional<TensorType> before = graph.findType(node.input(0));
        return before.isPresent() && before.equals(graph.findType(node.output()));
    }
}
