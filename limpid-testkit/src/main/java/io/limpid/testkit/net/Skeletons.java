package io.limpid.testkit.net;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import java.util.List;
import java.util.function.Function;

/**
 * Published architectures node for node, with BatchNormalization and Dropout as frameworks export them, but with few channels
 * and pixels: for tests of what is written, not of what it computes.
 */
public final class Skeletons {
    private static final int PIXELS = 64;
    private static final int CLASSES = 10;
    private static final long SEED = 18;

    private Skeletons() {}

    /** Returns every skeleton. */
    public static List<RandomNet> all() {
        return List.of(resnet18(), vgg11(), mobilenetV2(), densenet());
    }

    /** Returns ResNet-18 (He et al., CVPR 2016, table 1) with an eighth of its channels. */
    public static RandomNet resnet18() {
        return net("resnet18", Skeletons::resnet18);
    }

    /** Returns VGG-11 (Simonyan and Zisserman, ICLR 2015, table 1, configuration A) with an eighth of its channels. */
    public static RandomNet vgg11() {
        return net("vgg11", Skeletons::vgg11);
    }

    /** Returns MobileNetV2 (Sandler et al., CVPR 2018, table 2) with an eighth of its channels. */
    public static RandomNet mobilenetV2() {
        return net("mobilenet-v2", Skeletons::mobilenetV2);
    }

    /** Returns a DenseNet with bottlenecks (Huang et al., CVPR 2017, section 3) of two blocks of two layers. */
    public static RandomNet densenet() {
        return net("densenet-tiny", Skeletons::densenet);
    }

    private static RandomNet net(String name, Function<NetBuilder, Graph> architecture) {
        return new RandomNet(name, architecture.apply(new NetBuilder(Bias.WITH, SEED)));
    }

    private static Graph resnet18(NetBuilder net) {
        Value x = normalized(net, "stem", net.input(PIXELS), Filter.of(8, 7).stride(2));
        x = net.maxPool(
                "maxpool", net.relu("relu", x), Filter.window(3).stride(2).pad(1));
        for (int stage = 1; stage <= 4; stage++) {
            int width = 4 << stage;
            int stride = stage == 1 ? 1 : 2;
            x = SmallNets.basicBlock(
                    net, "layer" + stage + ".0", x, Filter.of(width, 3).stride(stride));
            x = SmallNets.basicBlock(net, "layer" + stage + ".1", x, Filter.of(width, 3));
        }
        return net.classified(x, CLASSES);
    }

    private static Graph vgg11(NetBuilder net) {
        int[][] stages = {{8}, {16}, {32, 32}, {64, 64}, {64, 64}};
        Value x = net.input(PIXELS);
        int layer = 0;
        for (int[] widths : stages) {
            for (int width : widths) {
                x = net.conv("features." + layer++, x, Filter.of(width, 3));
                x = net.relu("features." + layer++, x);
            }
            x = net.maxPool("features." + layer++, x, Filter.window(2).stride(2));
        }
        x = net.flatten("flatten", x, 2);
        x = net.unary("Dropout", "classifier.2", net.relu("classifier.1", net.dense("classifier.0", x, 32)));
        x = net.unary("Dropout", "classifier.5", net.relu("classifier.4", net.dense("classifier.3", x, 32)));
        return net.finished(net.dense("logits", x, CLASSES));
    }

    private static Graph mobilenetV2(NetBuilder net) {
        int[][] stages = {
            {1, 2, 1, 1}, {6, 3, 2, 2}, {6, 4, 3, 2}, {6, 8, 4, 2}, {6, 12, 3, 1}, {6, 20, 3, 2}, {6, 40, 1, 1}
        };
        Value x = clipped(net, "features.0", net.input(PIXELS), Filter.of(4, 3).stride(2));
        int number = 1;
        for (int[] stage : stages) {
            for (int block = 0; block < stage[2]; block++) {
                String name = "features." + number++;
                Value wide = stage[0] == 1 ? x : clipped(net, name + ".0", x, Filter.of(stage[0] * net.channels(x), 1));
                Filter filter = Filter.of(net.channels(wide), 3).stride(block == 0 ? stage[3] : 1);
                Value y = clipped(net, name + ".1", wide, filter.groups(filter.outputs()));
                y = normalized(net, name + ".2", y, Filter.of(stage[1], 1));
                x = block == 0 ? y : net.add(name + ".add", x, y);
            }
        }
        return net.classified(clipped(net, "features.18", x, Filter.of(160, 1)), CLASSES);
    }

    private static Value clipped(NetBuilder net, String name, Value x, Filter filter) {
        return net.relu6(name + ".clip", normalized(net, name, x, filter));
    }

    private static Value normalized(NetBuilder net, String name, Value x, Filter filter) {
        return net.batchNorm(name + ".norm", net.conv(name + ".conv", x, filter));
    }

    private static Graph densenet(NetBuilder net) {
        Value x = net.relu(
                "relu0",
                normalized(net, "stem", net.input(PIXELS), Filter.of(8, 7).stride(2)));
        x = net.maxPool("pool0", x, Filter.window(3).stride(2).pad(1));
        x = denseBlock(net, "denseblock1", x);
        x = net.conv(
                "transition.conv", net.relu("transition.relu", net.batchNorm("transition.norm", x)), Filter.of(8, 1));
        x = net.unary(
                "AveragePool", "transition.pool", Filter.window(2).stride(2).window(), x);
        x = denseBlock(net, "denseblock2", x);
        return net.classified(net.relu("relu5", net.batchNorm("norm5", x)), CLASSES);
    }

    private static Value denseBlock(NetBuilder net, String block, Value input) {
        Value x = input;
        for (int i = 1; i <= 2; i++) {
            String name = block + ".denselayer" + i;
            Value y = net.relu(name + ".relu1", net.batchNorm(name + ".norm1", x));
            y = normalized(net, name + ".bottleneck", y, Filter.of(16, 1));
            y = net.conv(name + ".conv2", net.relu(name + ".relu2", y), Filter.of(4, 3));
            x = net.concat(name + ".concat", x, y);
        }
        return x;
    }
}
