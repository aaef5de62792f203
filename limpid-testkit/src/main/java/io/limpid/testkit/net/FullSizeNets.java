package io.limpid.testkit.net;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;

/** Well-known architectures as they are published, for 224 x 224 pixels; BatchNormalization is folded into the convolutions. */
final class FullSizeNets {
    private static final int PIXELS = 224;
    private static final int EXPANSION = 4;

    private FullSizeNets() {}

    /** He et al., "Deep residual learning for image recognition", CVPR 2016, table 1, 18 layers. */
    static Graph resnet18(NetBuilder net, int classes) {
        Value x = resnetStem(net);
        for (int stage = 1; stage <= 4; stage++) {
            int width = 32 << stage;
            for (int block = 0; block < 2; block++) {
                int stride = stage > 1 && block == 0 ? 2 : 1;
                x = basicBlock(
                        net,
                        "layer" + stage + "." + block,
                        x,
                        Filter.of(width, 3).stride(stride));
            }
        }
        return net.classified(x, classes);
    }

    /** He et al., "Deep residual learning for image recognition", CVPR 2016, table 1, 50 layers; stride in the 3 x 3. */
    static Graph resnet50(NetBuilder net, int classes) {
        Value x = resnetStem(net);
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 1; stage <= 4; stage++) {
            int width = 32 << stage;
            for (int block = 0; block < blocks[stage - 1]; block++) {
                int stride = stage > 1 && block == 0 ? 2 : 1;
                x = bottleneck(
                        net,
                        "layer" + stage + "." + block,
                        x,
                        Filter.of(width, 3).stride(stride));
            }
        }
        return net.classified(x, classes);
    }

    private static Value resnetStem(NetBuilder net) {
        Value x = net.relu(
                "relu", net.conv("conv1", net.input(PIXELS), Filter.of(64, 7).stride(2)));
        return net.maxPool("maxpool", x, Filter.window(3).stride(2).pad(1));
    }

    private static Value basicBlock(NetBuilder net, String name, Value x, Filter first) {
        Value y = net.relu(name + ".relu1", net.conv(name + ".conv1", x, first));
        y = net.quietConv(name + ".conv2", y, Filter.of(first.outputs(), 3));
        return closed(
                net,
                name,
                y,
                shortcut(net, name, x, Filter.of(first.outputs(), 1).stride(first.stride())));
    }

    private static Value bottleneck(NetBuilder net, String name, Value x, Filter middle) {
        int outputs = EXPANSION * middle.outputs();
        Value y = net.relu(name + ".relu1", net.conv(name + ".conv1", x, Filter.of(middle.outputs(), 1)));
        y = net.relu(name + ".relu2", net.conv(name + ".conv2", y, middle));
        y = net.quietConv(name + ".conv3", y, Filter.of(outputs, 1));
        return closed(net, name, y, shortcut(net, name, x, Filter.of(outputs, 1).stride(middle.stride())));
    }

    private static Value shortcut(NetBuilder net, String name, Value x, Filter projection) {
        boolean fits = projection.stride() == 1 && net.channels(x) == projection.outputs();
        return fits ? x : net.conv(name + ".downsample", x, projection);
    }

    private static Value closed(NetBuilder net, String name, Value y, Value identity) {
        return net.relu(name + ".relu", net.add(name + ".add", y, identity));
    }

    /** Simonyan and Zisserman, "Very deep convolutional networks", ICLR 2015, table 1, configuration D. */
    static Graph vgg16(NetBuilder net, int classes) {
        Value x = net.input(PIXELS);
        int[] widths = {64, 128, 256, 512, 512};
        int[] depths = {2, 2, 3, 3, 3};
        for (int stage = 0; stage < widths.length; stage++) {
            for (int layer = 1; layer <= depths[stage]; layer++) {
                String name = (stage + 1) + "_" + layer;
                x = net.relu("relu" + name, net.conv("conv" + name, x, Filter.of(widths[stage], 3)));
            }
            x = net.maxPool("pool" + (stage + 1), x, Filter.window(2).stride(2));
        }
        x = net.relu("relu6", net.dense("fc6", net.flatten("flatten", x, 7), 4096));
        x = net.relu("relu7", net.dense("fc7", x, 4096));
        return net.finished(net.dense("logits", x, classes));
    }

    /** Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", CVPR 2018, table 2, width 1. */
    static Graph mobilenetV2(NetBuilder net, int classes) {
        Value x = net.relu6(
                "features.0.clip",
                net.conv("features.0.conv", net.input(PIXELS), Filter.of(32, 3).stride(2)));
        int[][] stages = {
            {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
        };
        int number = 1;
        for (int[] stage : stages) {
            for (int block = 0; block < stage[2]; block++) {
                Filter filter = Filter.of(stage[1], 3).stride(block == 0 ? stage[3] : 1);
                x = invertedResidual(net, "features." + number++, x, new Expansion(stage[0], filter));
            }
        }
        x = net.relu6("features.18.clip", net.conv("features.18.conv", x, Filter.of(1280, 1)));
        return net.classified(x, classes);
    }

    private static Value invertedResidual(NetBuilder net, String name, Value x, Expansion expansion) {
        Filter filter = expansion.filter();
        Value y = x;
        if (expansion.factor() > 1) {
            y = net.conv(name + ".expand", y, Filter.of(expansion.factor() * net.channels(x), 1));
            y = net.relu6(name + ".clip1", y);
        }
        y = net.relu6(name + ".clip2", net.depthwise(name + ".depthwise", y, filter.stride()));
        boolean residual = filter.stride() == 1 && net.channels(x) == filter.outputs();
        Filter projection = Filter.of(filter.outputs(), 1);
        return residual
                ? net.add(name + ".add", x, net.quietConv(name + ".project", y, projection))
                : net.conv(name + ".project", y, projection);
    }

    /** How many times wider the middle of an inverted residual is, and its filter. */
    private record Expansion(int factor, Filter filter) {}
}
