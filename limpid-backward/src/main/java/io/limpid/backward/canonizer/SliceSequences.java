package io.limpid.backward.canonizer;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a part of a tensor straight from it: {@code SequenceAt(SplitToSequence(x, 2), 1) -> Slice(x, 2:4)}. Exporters write
 * sequences where a program splits a tensor into a list.
 *
 * <p>Wants a graph whose types are known and constants folded; parts and positions that are computed stay.
 */
final class SliceSequences implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            if (node.is("SequenceAt")) {
                part(graph, node).ifPresent(part -> part.replace(node, edit));
            }
        }
        return edit.apply();
    }

    private static Optional<Part> part(Graph graph, Node at) {
        Optional<Tensor> position = graph.constant(at.input(1));
        return graph.producer(at.input(0))
                .filter(split -> split.is("SplitToSequence") && position.isPresent())
                .filter(split -> graph.findType(split.input(0)).isPresent())
                .flatMap(split -> ends(graph, split)
                        .map(ends -> Part.of(
                                split, ends, (int) position.orElseThrow().toLongs()[0])));
    }

    /** Returns where each part ends along the axis; empty if that is not known. */
    private static Optional<long[]> ends(Graph graph, Node split) {
        Shape shape = graph.type(split.input(0)).shape();
        int axis = axis(split, shape);
        Optional<Tensor> sizes = graph.constant(split.input(1));
        if (!shape.isFixed(axis) || (split.input(1).isPresent() && sizes.isEmpty())) {
            return Optional.empty();
        }
        long length = shape.size(axis);
        if (sizes.filter(tensor -> tensor.rank() > 0).isPresent()) {
            long[] ends = sizes.get().toLongs();
            Arrays.parallelPrefix(ends, Long::sum);
            return Optional.of(ends);
        }
        long size = sizes.map(tensor -> tensor.toLongs()[0]).orElse(1L);
        long[] ends = new long[Math.toIntExact((length + size - 1) / size)];
        Arrays.setAll(ends, i -> Math.min((i + 1) * size, length));
        return Optional.of(ends);
    }

    private static int axis(Node split, Shape shape) {
        return shape.axis(split.attributes().integer("axis", 0));
    }

    /** One part of what is split, from {@code start} to before {@code end}. */
    private record Part(Node split, long start, long end) {
        static Part of(Node split, long[] ends, int position) {
            int index = position < 0 ? position + ends.length : position;
            return new Part(split, index == 0 ? 0 : ends[index - 1], ends[index]);
        }

        void replace(Node at, Substitution edit) {
            Value axes = weight(edit, "axes", split.attributes().integer("axis", 0));
            List<Value> inputs =
                    List.of(split.input(0), weight(edit, "starts", start), weight(edit, "ends", end), axes);
            boolean keeps = split.input(1).isPresent() || split.attributes().integer("keepdims", 1) == 1;
            Value slice = keeps ? at.output() : edit.fresh(at.output().name() + "/slice");
            edit.remove(at).add(Node.of("Slice", inputs, List.of(slice), Attributes.NONE));
            if (!keeps) {
                edit.add(Node.of("Squeeze", List.of(slice, axes), at.outputs(), Attributes.NONE));
            }
        }

        private Value weight(Substitution edit, String role, long number) {
            return edit.weight(split.label() + "/" + role, Tensor.vector(number));
        }
    }
}
