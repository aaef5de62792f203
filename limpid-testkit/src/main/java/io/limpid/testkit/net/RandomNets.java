package io.limpid.testkit.net;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Nets with random weights: the same seed gives the same net, on every machine. */
public final class RandomNets {
    private RandomNets() {}

    /** Returns one small net of each architecture: the operators of real classifiers in a few thousand weights. */
    public static List<RandomNet> small(long seed) {
        return List.of(
                vgg(seed),
                alexnet(seed),
                resnet(seed),
                preActivationResnet(seed),
                mobilenet(seed),
                squeezeExcite(seed),
                densenet(seed),
                inception(seed),
                silu(seed));
    }

    /** Returns small nets without biases that are piecewise linear: {@code f(2x) = 2 f(x)}, and f(x) = gradient · x. */
    public static List<RandomNet> biasFree(long seed) {
        return List.of(
                biasFree("vgg", seed, SmallNets::vgg),
                biasFree("resnet", seed, SmallNets::resnet),
                biasFree("densenet", seed, SmallNets::densenet),
                biasFree("inception", seed, SmallNets::inception));
    }

    private static RandomNet biasFree(String name, long seed, Function<NetBuilder, Graph> architecture) {
        return new RandomNet(name + "-bias-free", architecture.apply(new NetBuilder(Bias.WITHOUT, seed)));
    }

    /** Returns a small net of convolutions, max pooling and dense layers with dropout. */
    public static RandomNet vgg(long seed) {
        return net("vgg", seed, SmallNets::vgg);
    }

    /** Returns a small net with LRN, overlapping max pooling and grouped convolution. */
    public static RandomNet alexnet(long seed) {
        return net("alexnet", seed, SmallNets::alexnet);
    }

    /** Returns a small net of residual blocks with BatchNormalization and a strided shortcut. */
    public static RandomNet resnet(long seed) {
        return net("resnet", seed, SmallNets::resnet);
    }

    /** Returns a small residual net that normalizes and activates before each convolution. */
    public static RandomNet preActivationResnet(long seed) {
        return net("pre-activation-resnet", seed, SmallNets::preActivationResnet);
    }

    /** Returns a small net of inverted residuals with depthwise convolutions and Clip(0, 6). */
    public static RandomNet mobilenet(long seed) {
        return net("mobilenet", seed, SmallNets::mobilenet);
    }

    /** Returns a small net with channel gates, HardSwish and HardSigmoid. */
    public static RandomNet squeezeExcite(long seed) {
        return net("squeeze-excite", seed, SmallNets::squeezeExcite);
    }

    /** Returns a small net of concatenations with BatchNormalization that cannot be folded, and average pooling. */
    public static RandomNet densenet(long seed) {
        return net("densenet", seed, SmallNets::densenet);
    }

    /** Returns a small net of parallel branches with ceil-mode max pooling and padded average pooling. */
    public static RandomNet inception(long seed) {
        return net("inception", seed, SmallNets::inception);
    }

    /** Returns a small net whose activations are spelled out as {@code x * Sigmoid(x)}. */
    public static RandomNet silu(long seed) {
        return net("silu", seed, SmallNets::silu);
    }

    /** Returns a net that computes the same of images {@code [N,H,W,3]}, as TensorFlow exports do; its examples have no such form. */
    public static RandomNet channelsLast(RandomNet net) {
        TensorType first = net.graph().type(net.input());
        Shape shape = new Shape(Stream.of(0, 2, 3, 1)
                .<Dim>map(axis -> first.shape().dims().get(axis))
                .toList());
        Value image = Value.of("image");
        GraphBuilder builder = new GraphBuilder().input(image, new TensorType(first.element(), shape));
        net.graph().initializers().forEach(builder::initializer);
        Attributes channelsFirst = Attributes.NONE.with("perm", new long[] {0, 3, 1, 2});
        builder.node(Node.of("Transpose", List.of(image), List.of(net.input()), channelsFirst));
        builder.nodes(net.graph().nodes());
        builder.output(net.logits()).type(net.logits(), net.graph().type(net.logits()));
        return new RandomNet(net.name() + "-channels-last", builder.build());
    }

    /** Returns ResNet-18 for 224 x 224 pixels, BatchNormalization folded; 11.7 million weights. */
    public static RandomNet resnet18(int classes, long seed) {
        return net("resnet18", seed, net -> FullSizeNets.resnet18(net, classes));
    }

    /** Returns ResNet-50 for 224 x 224 pixels, BatchNormalization folded; 25.5 million weights. */
    public static RandomNet resnet50(int classes, long seed) {
        return net("resnet50", seed, net -> FullSizeNets.resnet50(net, classes));
    }

    /** Returns VGG-16 for 224 x 224 pixels; 138 million weights, so it needs about 2 GB of heap to build. */
    public static RandomNet vgg16(int classes, long seed) {
        return net("vgg16", seed, net -> FullSizeNets.vgg16(net, classes));
    }

    /** Returns MobileNetV2 for 224 x 224 pixels, BatchNormalization folded; 3.5 million weights. */
    public static RandomNet mobilenetV2(int classes, long seed) {
        return net("mobilenet-v2", seed, net -> FullSizeNets.mobilenetV2(net, classes));
    }

    private static RandomNet net(String name, long seed, Function<NetBuilder, Graph> architecture) {
        return new RandomNet(name, architecture.apply(new NetBuilder(Bias.WITH, seed)));
    }
}
