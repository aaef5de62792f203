package io.limpid.testkit.net;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;

/** The ideas of well-known architectures, each in a handful of layers. */
final class SmallNets {
    private static final int CLASSES = 5;

    private SmallNets() {}

    /** Convolutions, max pooling, dense head with dropout. */
    static Graph vgg(NetBuilder net) {
        Value x = net.input(12);
        x = net.relu("features.1", net.conv("features.0", x, Filter.of(6, 3)));
        x = net.relu("features.3", net.conv("features.2", x, Filter.of(6, 3)));
        x = net.maxPool("features.4", x, Filter.window(2).stride(2));
        x = net.relu("features.6", net.conv("features.5", x, Filter.of(8, 3)));
        x = net.maxPool("features.7", x, Filter.window(2).stride(2));
        x = net.relu("classifier.1", net.dense("classifier.0", net.flatten("flatten", x, 3), 12));
        return net.finished(net.dense("logits", net.unary("Dropout", "classifier.2", x), CLASSES));
    }

    /** Overlapping max pooling, normalization over channels, grouped convolution. */
    static Graph alexnet(NetBuilder net) {
        Value x = net.input(23);
        x = net.relu("relu1", net.conv("conv1", x, Filter.of(8, 5).stride(2).pad(1)));
        Attributes neighbours =
                Attributes.NONE.with("size", 3L).with("alpha", 0.1f).with("bias", 2f);
        x = net.unary("LRN", "norm1", neighbours, x);
        x = net.maxPool("pool1", x, Filter.window(3).stride(2));
        x = net.relu("relu2", net.conv("conv2", x, Filter.of(8, 3).groups(2)));
        return net.finished(net.dense("logits", net.flatten("flatten", x, 5), CLASSES));
    }

    /** Residual blocks with BatchNormalization, one of them with a strided shortcut. */
    static Graph resnet(NetBuilder net) {
        Value x = net.input(19);
        x = net.relu(
                "relu",
                net.batchNorm("bn1", net.conv("conv1", x, Filter.of(6, 7).stride(2))));
        x = net.maxPool("maxpool", x, Filter.window(3).stride(2).pad(1));
        x = basicBlock(net, "layer1.0", x, Filter.of(6, 3));
        x = basicBlock(net, "layer2.0", x, Filter.of(8, 3).stride(2));
        return net.classified(x, CLASSES);
    }

    /** Adds two normalized convolutions and the sum with their input; a projection where the first has a stride. */
    static Value basicBlock(NetBuilder net, String name, Value x, Filter first) {
        Filter second = Filter.of(first.outputs(), 3);
        Filter shortcut = Filter.of(first.outputs(), 1).stride(first.stride());
        Value y = net.batchNorm(name + ".bn1", net.conv(name + ".conv1", x, first));
        y = net.relu(name + ".relu1", y);
        y = net.batchNorm(name + ".bn2", net.conv(name + ".conv2", y, second));
        Value identity = first.stride() == 1
                ? x
                : net.batchNorm(name + ".downsample.1", net.conv(name + ".downsample.0", x, shortcut));
        return net.relu(name + ".relu2", net.add(name + ".add", y, identity));
    }

    /** Residual blocks that normalize and activate first, so that sums are never clipped. */
    static Graph preActivationResnet(NetBuilder net) {
        Value x = net.conv("conv1", net.input(12), Filter.of(6, 3));
        for (String name : new String[] {"block1", "block2"}) {
            Value y = net.relu(name + ".relu1", net.batchNorm(name + ".bn1", x));
            y = net.conv(name + ".conv1", y, Filter.of(6, 3));
            y = net.relu(name + ".relu2", net.batchNorm(name + ".bn2", y));
            x = net.add(name + ".add", x, net.conv(name + ".conv2", y, Filter.of(6, 3)));
        }
        return net.classified(net.relu("relu", net.batchNorm("bn", x)), CLASSES);
    }

    /** Inverted residuals: expand, filter each channel on its own, project; clipped at 6. */
    static Graph mobilenet(NetBuilder net) {
        Value x = net.input(16);
        x = net.relu6("stem.clip", net.conv("stem.conv", x, Filter.of(6, 3).stride(2)));
        x = invertedResidual(net, "block1", x, Filter.of(6, 3));
        x = invertedResidual(net, "block2", x, Filter.of(8, 3).stride(2));
        return net.classified(net.relu6("head.clip", net.conv("head.conv", x, Filter.of(16, 1))), CLASSES);
    }

    private static Value invertedResidual(NetBuilder net, String name, Value x, Filter block) {
        Value y = net.conv(name + ".expand", x, Filter.of(2 * net.channels(x), 1));
        y = net.relu6(name + ".clip1", net.batchNorm(name + ".bn1", y));
        y = net.relu6(name + ".clip2", net.depthwise(name + ".depthwise", y, block.stride()));
        y = net.conv(name + ".project", y, Filter.of(block.outputs(), 1));
        return block.stride() == 1 ? net.add(name + ".add", x, y) : y;
    }

    /** Channels gated by a small net that looks at their means, with hard activations. */
    static Graph squeezeExcite(NetBuilder net) {
        Value x = net.input(14);
        x = net.unary(
                "HardSwish",
                "stem.act",
                net.batchNorm(
                        "stem.bn", net.conv("stem.conv", x, Filter.of(8, 3).stride(2))));
        Value y = net.unary("HardSwish", "block.act", net.depthwise("block.depthwise", x, 1));
        Value gate = net.unary("GlobalAveragePool", "block.se.squeeze", y);
        gate = net.relu("block.se.relu", net.conv("block.se.reduce", gate, Filter.of(4, 1)));
        gate = net.conv("block.se.expand", gate, Filter.of(8, 1));
        gate = net.unary("HardSigmoid", "block.se.gate", Attributes.NONE.with("alpha", 1 / 6f), gate);
        y = net.conv("block.project", net.mul("block.se.scale", y, gate), Filter.of(8, 1));
        x = net.unary("HardSwish", "head.act", net.conv("head.conv", net.add("block.add", x, y), Filter.of(12, 1)));
        return net.classified(x, CLASSES);
    }

    /** Every layer reads all before it; a transition with average pooling. */
    static Graph densenet(NetBuilder net) {
        Value x = net.conv("conv0", net.input(12), Filter.of(6, 3));
        for (int i = 1; i <= 3; i++) {
            String name = "denselayer" + i;
            Value y = net.relu(name + ".relu", net.batchNorm(name + ".norm", x));
            x = net.concat(name + ".concat", x, net.conv(name + ".conv", y, Filter.of(4, 3)));
        }
        x = net.relu("transition.relu", net.batchNorm("transition.norm", x));
        x = net.conv("transition.conv", x, Filter.of(8, 1));
        x = net.unary(
                "AveragePool", "transition.pool", Filter.window(2).stride(2).window(), x);
        return net.classified(net.relu("relu", net.batchNorm("norm", x)), CLASSES);
    }

    /** Parallel branches with several kernels and poolings; windows that hang over the border. */
    static Graph inception(NetBuilder net) {
        Value x = net.relu(
                "stem.relu",
                net.conv("stem.conv", net.input(15), Filter.of(6, 3).stride(2)));
        Attributes hanging = Filter.window(3).stride(2).window().with("ceil_mode", 1L);
        x = net.unary("MaxPool", "stem.pool", hanging.without("pads"), x);
        Attributes padded = Filter.window(3).pad(1).window();
        Value one = net.relu("branch1.relu", net.conv("branch1.conv", x, Filter.of(4, 1)));
        Value three = net.relu("branch3.relu", net.conv("branch3.conv", x, Filter.of(4, 3)));
        Value average = net.unary("AveragePool", "branchA.pool", padded.with("count_include_pad", 1L), x);
        average = net.relu("branchA.relu", net.conv("branchA.conv", average, Filter.of(2, 1)));
        Value most = net.conv("branchM.conv", net.unary("MaxPool", "branchM.pool", padded, x), Filter.of(2, 1));
        return net.classified(net.concat("concat", one, three, average, most), CLASSES);
    }

    /** SiLU spelled out as {@code x * Sigmoid(x)}. */
    static Graph silu(NetBuilder net) {
        Value x = net.silu(
                "stem.act", net.conv("stem.conv", net.input(12), Filter.of(6, 3).stride(2)));
        Value y = net.silu("block.act", net.batchNorm("block.bn", net.depthwise("block.depthwise", x, 1)));
        x = net.add("block.add", x, net.conv("block.project", y, Filter.of(6, 1)));
        return net.classified(net.silu("head.act", net.conv("head.conv", x, Filter.of(10, 1))), CLASSES);
    }
}
