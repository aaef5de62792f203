package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Moves a product, quotient, sum or difference with constants of one number a channel into the Conv, ConvTranspose or Gemm
 * before it: {@code conv(x, w) c + d -> conv(x, w')}. Same outputs up to rounding.
 *
 * <p>Does not fire where something else reads the convolution's output, or the constant differs within a channel.
 */
final class FoldScalingIntoConv implements Pass {
    @Override
    public Graph apply(Graph graph) {
        return ChannelFolding.fold(graph, FoldScalingIntoConv::read);
    }

    private static Optional<ChannelAffine> read(Graph graph, Node node, Value x, LinearNode layer) {
        if (!node.domain().isEmpty() || node.inputs().size() != 2) {
            return Optional.empty();
        }
        boolean isFirst = node.input(0).equals(x);
        return graph.constant(node.input(isFirst ? 1 : 0))
                .filter(constant -> isPerChannel(constant, layer))
                .flatMap(constant -> isFirst
                        ? mapBehind(node.opType(), constant, layer.channels())
                        : mapBefore(node.opType(), constant, layer.channels()));
    }

    /** Returns what a constant behind the operator makes of {@code x}. */
    private static Optional<ChannelAffine> mapBehind(String opType, Tensor constant, int channels) {
        return switch (opType) {
            case "Mul" -> Optional.of(ChannelAffine.scale(constant, channels));
            case "Div" -> Optional.of(ChannelAffine.quotient(constant, channels));
            case "Add", "Sum" -> Optional.of(ChannelAffine.shift(constant, channels));
            case "Sub" -> Optional.of(ChannelAffine.minus(constant, channels));
            default -> Optional.empty();
        };
    }

    /** Returns what a constant before the operator makes of {@code x}. */
    private static Optional<ChannelAffine> mapBefore(String opType, Tensor constant, int channels) {
        return switch (opType) {
            case "Mul", "Add", "Sum" -> mapBehind(opType, constant, channels);
            case "Sub" -> Optional.of(ChannelAffine.negation(channels).then(ChannelAffine.shift(constant, channels)));
            default -> Optional.empty();
        };
    }

    private static boolean isPerChannel(Tensor constant, LinearNode layer) {
        int channelAxis = constant.rank() - layer.rank() + 1;
        boolean otherAxesAreOne =
                IntStream.range(0, constant.rank()).allMatch(axis -> axis == channelAxis || constant.size(axis) == 1);
        return otherAxesAreOne
                && constant.rank() <= layer.rank()
                && (constant.size() == 1 || constant.size() == layer.channels());
    }
}
