package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves BatchNormalization into the Conv, ConvTranspose or Gemm before it: {@code bn(conv(x, w)) -> conv(x, w')}. Same
 * outputs up to rounding.
 *
 * <p>Does not fire where something else reads the convolution's output, or a parameter is not constant.
 */
final class FoldBatchNormIntoConv implements Pass {
    private static final int PARAMETERS = 4;

    @Override
    public Graph apply(Graph graph) {
        return ChannelFolding.fold(graph, FoldBatchNormIntoConv::read);
    }

    private static Optional<ChannelAffine> read(Graph graph, Node node, Value x, LinearNode layer) {
        return map(graph, node, x, layer.channels());
    }

    /** Returns what a node does to each channel of {@code x}, if it is its batch normalization. */
    static Optional<ChannelAffine> map(Graph graph, Node node, Value x, int channels) {
        boolean isInference = node.is("BatchNormalization")
                && node.attributes().integer("training_mode", 0) == 0
                && node.outputs().size() == 1
                && node.input(0).equals(x);
        List<Tensor> parameters = new ArrayList<>();
        for (int i = 1; i <= PARAMETERS; i++) {
            graph.constant(node.input(i)).filter(p -> p.size() == channels).ifPresent(parameters::add);
        }
        return isInference && parameters.size() == PARAMETERS
                ? Optional.of(map(parameters, node.attributes().number("epsilon", 1e-5f)))
                : Optional.empty();
    }

    private static ChannelAffine map(List<Tensor> parameters, float epsilon) {
        Tensor scale = parameters.get(0);
        Tensor bias = parameters.get(1);
        Tensor mean = parameters.get(2);
        Tensor variance = parameters.get(3);
        int channels = scale.size();
        return ChannelAffine.minus(mean, channels)
                .then(ChannelAffine.deviation(variance, epsilon))
                .then(ChannelAffine.scale(scale, channels))
                .then(ChannelAffine.shift(bias, channels));
    }
}
