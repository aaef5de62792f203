package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.testkit.RandomTensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Samples of convolutions and their transposes. */
final class ConvolutionSamples {
    private ConvolutionSamples() {}

    static List<OperatorSample> all() {
        return List.of(
                OperatorSample.of("Conv", "1-D", random -> conv(random, 1, 1)),
                OperatorSample.of("Conv", "2-D", random -> conv(random, 2, 1)),
                OperatorSample.of("Conv", "3-D", random -> conv(random, 3, 1)),
                OperatorSample.of("Conv", "in groups", random -> conv(random, 2, 3)),
                OperatorSample.of("Conv", "depthwise", ConvolutionSamples::depthwise),
                OperatorSample.of("Conv", "stride 1", ConvolutionSamples::strideOne),
                OperatorSample.of("Conv", "few channels, a block of outputs", ConvolutionSamples::fewChannels),
                OperatorSample.of("Conv", "1x1 with stride", ConvolutionSamples::pointwise),
                OperatorSample.of("Conv", "1x1 with stride, a block of channels", ConvolutionSamples::pointwiseBlock),
                OperatorSample.of("Conv", "with stride, a block of channels", ConvolutionSamples::stridedBlock),
                OperatorSample.of("Conv", "depthwise, a block of channels", ConvolutionSamples::depthwiseBlock),
                OperatorSample.of("Conv", "padded by name", ConvolutionSamples::autoPadded),
                OperatorSample.of("ConvTranspose", "1-D", random -> convTranspose(random, 1, 1)),
                OperatorSample.of("ConvTranspose", "2-D", random -> convTranspose(random, 2, 1)),
                OperatorSample.of("ConvTranspose", "3-D", random -> convTranspose(random, 3, 1)),
                OperatorSample.of("ConvTranspose", "in groups", random -> convTranspose(random, 2, 2)),
                OperatorSample.of("ConvTranspose", "padded by name", ConvolutionSamples::autoPaddedTranspose),
                OperatorSample.of("ConvTranspose", "of given size", ConvolutionSamples::transposeOfGivenSize));
    }

    private static NodeCase conv(RandomTensors random, int axes, int groups) {
        long[] kernel = each(axes, () -> random.between(1, 3));
        Attributes geometry = Attributes.NONE
                .with("dilations", each(axes, () -> random.between(1, 2)))
                .with("pads", each(2 * axes, () -> random.between(0, 2)))
                .with("strides", each(axes, () -> random.between(1, 3)))
                .with("group", groups);
        int inputs = groups * random.between(1, 2);
        int outputs = groups * random.between(1, 2);
        NodeCase node = NodeCase.of("Conv")
                .data(random.normal(joined(2, inputs, each(axes, () -> random.between(5, 8)))))
                .constant(random.normal(joined(outputs, inputs / groups, kernel)))
                .with(geometry);
        return random.between(0, 1) == 0 ? node : node.constant(random.normal(outputs));
    }

    private static NodeCase depthwise(RandomTensors random) {
        long[] strides = {random.between(1, 2), random.between(1, 2)};
        return NodeCase.of("Conv")
                .data(random.normal(2, 4, random.between(5, 8), random.between(5, 8)))
                .constant(random.normal(4, 1, 3, 3))
                .with(Attributes.NONE
                        .with("group", 4)
                        .with("pads", new long[] {1, 1, 1, 1})
                        .with("strides", strides));
    }

    private static NodeCase strideOne(RandomTensors random) {
        return NodeCase.of("Conv")
                .data(random.normal(2, 4, 6, 7))
                .constant(random.normal(6, 2, random.between(1, 4), random.between(1, 4)))
                .with(Attributes.NONE.with("group", 2).with("pads", each(4, () -> random.between(0, 3))));
    }

    private static NodeCase fewChannels(RandomTensors random) {
        int channels = random.between(1, 4);
        return NodeCase.of("Conv")
                .data(random.normal(2, channels, random.between(5, 8), random.between(5, 8)))
                .constant(random.normal(16, channels, random.between(2, 4), random.between(2, 4)))
                .with(Attributes.NONE.with("pads", each(4, () -> random.between(0, 2))));
    }

    private static NodeCase pointwise(RandomTensors random) {
        return NodeCase.of("Conv")
                .data(random.normal(2, 3, random.between(4, 7), random.between(4, 7)))
                .constant(random.normal(4, 3, 1, 1))
                .constant(random.normal(4))
                .with(Attributes.NONE.with("strides", new long[] {2, 2}));
    }

    private static NodeCase pointwiseBlock(RandomTensors random) {
        return NodeCase.of("Conv")
                .data(random.normal(2, 16, random.between(4, 7), random.between(4, 7)))
                .constant(random.normal(2, 16, 1, 1))
                .with(Attributes.NONE.with("strides", each(2, () -> random.between(1, 3))));
    }

    private static NodeCase stridedBlock(RandomTensors random) {
        int stride = random.between(2, 3);
        return NodeCase.of("Conv")
                .data(random.normal(2, 16, random.between(5, 8), random.between(5, 8)))
                .constant(random.normal(2, 16, random.between(stride, 5), random.between(stride, 5)))
                .with(Attributes.NONE
                        .with("pads", each(4, () -> random.between(0, 2)))
                        .with("strides", new long[] {stride, stride}));
    }

    private static NodeCase depthwiseBlock(RandomTensors random) {
        return NodeCase.of("Conv")
                .data(random.normal(2, 16, random.between(5, 8), random.between(5, 8)))
                .constant(random.normal(16, 1, random.between(1, 3), random.between(1, 3)))
                .with(Attributes.NONE
                        .with("dilations", each(2, () -> random.between(1, 2)))
                        .with("group", 16)
                        .with("pads", each(4, () -> random.between(0, 2)))
                        .with("strides", each(2, () -> random.between(1, 3))));
    }

    private static NodeCase autoPadded(RandomTensors random) {
        String[] names = {"SAME_UPPER", "SAME_LOWER", "VALID"};
        return NodeCase.of("Conv")
                .data(random.normal(2, 2, random.between(5, 8), random.between(5, 8)))
                .constant(random.normal(3, 2, random.between(1, 4), random.between(1, 4)))
                .with(Attributes.NONE
                        .with("auto_pad", names[random.between(0, 2)])
                        .with("strides", each(2, () -> random.between(1, 3))));
    }

    private static NodeCase convTranspose(RandomTensors random, int axes, int groups) {
        long[] strides = each(axes, () -> random.between(1, 3));
        long[] pads = each(2 * axes, () -> random.between(0, 1));
        long[] added = IntStream.range(0, axes)
                .mapToLong(axis -> random.between(0, (int) strides[axis] - 1))
                .toArray();
        Attributes geometry = Attributes.NONE
                .with("dilations", each(axes, () -> random.between(1, 2)))
                .with("group", groups)
                .with("output_padding", added)
                .with("pads", pads)
                .with("strides", strides);
        return transposed(random, joined(2, 2L * groups, each(axes, () -> random.between(3, 5))), groups)
                .with(geometry);
    }

    private static NodeCase autoPaddedTranspose(RandomTensors random) {
        String[] names = {"SAME_UPPER", "SAME_LOWER", "VALID"};
        return transposed(random, joined(2, 2, 4, 5), 1)
                .with(Attributes.NONE
                        .with("auto_pad", names[random.between(0, 2)])
                        .with("strides", each(2, () -> random.between(1, 2))));
    }

    private static NodeCase transposeOfGivenSize(RandomTensors random) {
        return transposed(random, joined(2, 2, 4, 5), 1)
                .with(Attributes.NONE
                        .with("output_shape", new long[] {random.between(6, 7), random.between(8, 9)})
                        .with("strides", new long[] {2, 2}));
    }

    private static NodeCase transposed(RandomTensors random, long[] shape, int groups) {
        int outputs = random.between(1, 2);
        NodeCase node = NodeCase.of("ConvTranspose")
                .data(random.normal(shape))
                .constant(random.normal(joined(shape[1], outputs, each(shape.length - 2, () -> random.between(2, 3)))));
        return random.between(0, 1) == 0 ? node : node.constant(random.normal((long) outputs * groups));
    }

    private static long[] each(int count, LongSupplier number) {
        return LongStream.generate(number).limit(count).toArray();
    }

    private static long[] joined(long first, long second, long... rest) {
        return LongStream.concat(LongStream.of(first, second), Arrays.stream(rest))
                .toArray();
    }
}
