package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A convolution or dense layer with constant weights, into which a map of its channels can be folded.
 *
 * @param node a Conv, ConvTranspose or Gemm
 * @param kernel its weights
 * @param bias one number for each channel
 */
record LinearNode(Node node, Tensor kernel, Tensor bias) {
    private static final Set<String> TYPES = Set.of("Conv", "ConvTranspose", "Gemm");

    /** Returns a node as such a layer, if it is one. */
    static Optional<LinearNode> of(Graph graph, Node node) {
        if (!node.domain().isEmpty() || !TYPES.contains(node.opType())) {
            return Optional.empty();
        }
        return graph.constant(node.input(1)).flatMap(kernel -> bias(graph, node, channels(node, kernel))
                .map(bias -> new LinearNode(node, kernel, bias)));
    }

    private static Optional<Tensor> bias(Graph graph, Node node, int channels) {
        if (!node.input(2).isPresent()) {
            return Optional.of(Tensor.filled(0, channels));
        }
        float factor = node.is("Gemm") ? node.attributes().number("beta", 1f) : 1f;
        return graph.constant(node.input(2))
                .filter(bias -> bias.size() == 1 || (bias.size() == channels && bias.size(-1) == channels))
                .map(bias -> perChannel(ChannelAffine.scale(Tensor.scalar(factor), channels), bias, channels));
    }

    private static Tensor perChannel(ChannelAffine map, Tensor values, int channels) {
        float[] given = values.toFloats();
        float[] mapped = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            mapped[channel] = map.value(channel, given[given.length == 1 ? 0 : channel]);
        }
        return Tensor.of(mapped, channels);
    }

    private static int channels(Node node, Tensor kernel) {
        if (node.is("ConvTranspose")) {
            return kernel.size(1) * groups(node);
        }
        return kernel.size(node.is("Conv") || isTransposed(node) ? 0 : 1);
    }

    private static int groups(Node node) {
        return Math.toIntExact(node.attributes().integer("group", 1));
    }

    private static boolean isTransposed(Node node) {
        return node.attributes().integer("transB", 0) != 0;
    }

    /** Returns the number of channels of the output. */
    int channels() {
        return bias.size();
    }

    /** Returns the rank of the output; channels are on axis 1. */
    int rank() {
        return kernel.rank();
    }

    /** Puts this layer, with a map of its channels folded in, in the place of itself and the node that computed the map. */
    void fold(ChannelAffine map, Node follower, Substitution edit) {
        float[] weights = kernel.toFloats();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = map.factor(channelOf(i), weights[i]);
        }
        Value newKernel = edit.weight(node.input(1).name() + ".folded", Tensor.of(weights, kernel.shape()));
        Value newBias = edit.weight(node.label() + ".bias.folded", perChannel(map, bias, channels()));
        List<Value> inputs = List.of(node.input(0), newKernel, newBias);
        edit.remove(node)
                .replace(
                        follower,
                        new Node(
                                node.name(),
                                node.opType(),
                                node.domain(),
                                inputs,
                                follower.outputs(),
                                node.attributes().without("beta")));
    }

    /** Returns the output channel that a weight contributes to. */
    private int channelOf(int weight) {
        if (node.is("Gemm") && !isTransposed(node)) {
            return weight % channels();
        } else if (node.is("ConvTranspose")) {
            int perGroup = kernel.size(1);
            int taps = kernel.size() / (kernel.size(0) * perGroup);
            int group = weight / (taps * perGroup) / (kernel.size(0) / groups(node));
            return group * perGroup + weight / taps % perGroup;
        }
        return weight / (kernel.size() / channels());
    }
}
