package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Names the axes of a border of zeros that must not become one with the pooling behind it, as ONNX Runtime makes other borders;
 * one with named axes stays a node. Such a border is one as wide as the windows: ONNX Runtime refuses windows that lie on a
 * border alone. And one in front of a maximum: there the border's zeros are greater than what is negative, which they would no
 * longer be as the pooling's own.
 *
 * <p>Exporters compute borders from sizes, and they become constant here.
 */
public record KeepBorders() implements Pass {
    private static final Set<String> WINDOWS = Set.of("MaxPool", "AveragePool");
    private static final int AXES = 3;
    private static final int FIRST_SPATIAL = 2;

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            if (node.is("Pad") && node.inputs().size() <= AXES && mustStay(graph, node)) {
                edit.replace(node, node.withInputs(withAxes(node, edit, rank(graph, node))));
            }
        }
        return edit.apply();
    }

    private static boolean mustStay(Graph graph, Node pad) {
        return graph.constant(pad.input(1)).isPresent()
                && graph.consumers(pad.output()).stream()
                        .filter(reader -> WINDOWS.contains(reader.opType()))
                        .anyMatch(pool -> coversWindow(widths(graph, pad), pool) || hidesNegatives(graph, pad, pool));
    }

    /** Tells whether a graph has a border in front of a maximum, whose zeros may be greater than what is negative. */
    public static boolean raiseMaximaIn(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.is("Pad"))
                .anyMatch(pad ->
                        graph.consumers(pad.output()).stream().anyMatch(reader -> hidesNegatives(graph, pad, reader)));
    }

    private static boolean hidesNegatives(Graph graph, Node pad, Node pool) {
        return pool.is("MaxPool")
                && !graph.producer(pad.input(0))
                        .filter(before -> before.is("Relu"))
                        .isPresent();
    }

    private static boolean coversWindow(long[] widths, Node pool) {
        long[] kernel = pool.attributes().integers("kernel_shape");
        long[] own = pool.attributes().integers("pads", new long[2 * kernel.length]);
        int rank = widths.length / 2;
        for (int axis = 0; axis < kernel.length && kernel.length == rank - FIRST_SPATIAL; axis++) {
            long before = widths[FIRST_SPATIAL + axis] + own[axis];
            long behind = widths[rank + FIRST_SPATIAL + axis] + own[kernel.length + axis];
            if (Math.max(before, behind) >= kernel[axis]) {
                return true;
            }
        }
        return false;
    }

    private static long[] widths(Graph graph, Node pad) {
        return graph.constant(pad.input(1)).map(Tensor::toLongs).orElse(new long[0]);
    }

    private static int rank(Graph graph, Node pad) {
        return widths(graph, pad).length / 2;
    }

    private static List<Value> withAxes(Node pad, Substitution edit, int rank) {
        List<Value> inputs = new ArrayList<>(pad.inputs());
        while (inputs.size() < AXES) {
            inputs.add(Value.ABSENT);
        }
        inputs.add(edit.weight(
                pad.output().name() + "/axes",
                Tensor.vector(LongStream.range(0, rank).toArray())));
        return inputs;
    }
}
