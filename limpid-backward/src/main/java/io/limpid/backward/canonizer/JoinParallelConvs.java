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
import java.util.stream.Stream;

/**
 * Writes a sum of convolutions of the same input as one: {@code conv(x, v) + conv(x, w) -> conv(x, v + w)}. The input itself and
 * its batch normalization are convolutions of one place too. Same outputs up to rounding.
 *
 * <p>RepVGG, MobileOne and their like are trained with such branches, which cancel each other out in part: shared out by sums
 * of mixed signs, relevance grows from block to block.
 *
 * <p>Does not fire where something else reads a branch, or where neither kernel has room for the other.
 */
final class JoinParallelConvs implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream().filter(Links::isSum).forEach(add -> join(graph, add, edit));
        return edit.apply();
    }

    private static void join(Graph graph, Node add, Substitution edit) {
        Value left = add.input(0);
        Value right = add.input(1);
        if (!left.equals(right) && isOfOneShape(graph, add)) {
            Stream.of(joined(graph, left, right), joined(graph, right, left))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(sum -> {
                        List.of(left, right)
                                .forEach(term -> Links.onlyRead(graph, term).ifPresent(edit::remove));
                        edit.replace(add, sum.writing(add.outputs(), edit));
                    });
        }
    }

    private static boolean isOfOneShape(Graph graph, Node add) {
        return graph.findType(add.output()).isPresent()
                && add.inputs().stream().allMatch(term -> graph.findType(term).equals(graph.findType(add.output())));
    }

    /** Returns the sum as a convolution of the first term's size, if the second is one of the same input, and fits in. */
    private static Optional<Branch> joined(Graph graph, Value wide, Value narrow) {
        return convolution(graph, wide).flatMap(room -> convolution(graph, narrow)
                .or(() -> ofOnePlace(graph, narrow, room))
                .filter(room::hasRoomFor)
                .map(room::plus));
    }

    private static Optional<Branch> convolution(Graph graph, Value term) {
        return Links.onlyRead(graph, term)
                .filter(node -> node.is("Conv"))
                .flatMap(node -> LinearNode.of(graph, node))
                .map(Branch::new);
    }

    /** Returns the input of a convolution, or its batch normalization, as another convolution of it. */
    private static Optional<Branch> ofOnePlace(Graph graph, Value term, Branch beside) {
        int channels = beside.channels();
        if (term.equals(beside.input())) {
            return Optional.of(each(beside, ChannelAffine.scale(Tensor.scalar(1), channels)));
        }
        return Links.onlyRead(graph, term)
                .flatMap(node -> FoldBatchNormIntoConv.map(graph, node, beside.input(), channels))
                .map(map -> each(beside, map));
    }

    private static Branch each(Branch beside, ChannelAffine map) {
        int channels = beside.channels();
        float[] factors = new float[channels];
        float[] terms = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            factors[channel] = map.factor(channel, 1);
            terms[channel] = map.value(channel, 0);
        }
        Node node = Node.of(
                "Conv", List.of(beside.input()), List.of(Value.ABSENT), Attributes.NONE.with("group", channels));
        return new Branch(new LinearNode(node, Tensor.of(factors, channels, 1, 1, 1), Tensor.of(terms, channels)));
    }
}
