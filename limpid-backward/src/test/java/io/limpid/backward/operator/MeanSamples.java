package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;

/** Samples of averaging: pooling, reduction, interpolation. */
final class MeanSamples {
    private MeanSamples() {}

    static List<OperatorSample> all() {
        return List.of(
                OperatorSample.of("AveragePool", "over 1 axis", random -> pool(random, 1)),
                OperatorSample.of("AveragePool", "over 2 axes", random -> pool(random, 2)),
                OperatorSample.of("AveragePool", "over 3 axes", random -> pool(random, 3)),
                OperatorSample.of("AveragePool", "with stride 1", MeanSamples::slidingPool),
                OperatorSample.of("AveragePool", "padded by name", MeanSamples::autoPaddedPool),
                OperatorSample.of("AveragePool", "with gaps", MeanSamples::dilatedPool),
                OperatorSample.of("GlobalAveragePool", "of images", random -> NodeCase.of("GlobalAveragePool")
                        .data(random.normal(2, 3, 4, 5))),
                OperatorSample.of("ReduceMean", "over some axes", random -> reduction("ReduceMean", random)),
                OperatorSample.of("ReduceMean", "over the last axis", random -> NodeCase.of("ReduceMean")
                        .data(random.normal(2, 3, 4))
                        .constant(Tensor.vector(-1))),
                OperatorSample.of("ReduceSum", "over some axes", random -> reduction("ReduceSum", random)),
                OperatorSample.of("ReduceSum", "over all axes", random -> NodeCase.of("ReduceSum")
                        .data(random.normal(2, 3, 4))),
                OperatorSample.of("ReduceSum", "over no axes", random -> NodeCase.of("ReduceSum")
                        .data(random.normal(2, 3, 4))
                        .with(Attributes.NONE.with("noop_with_empty_axes", 1))),
                OperatorSample.of("Resize", "nearest, by scales", MeanSamples::nearestByScales),
                OperatorSample.of("Resize", "nearest, to sizes", random -> toSizes(random, nearest(random))),
                OperatorSample.of("Resize", "linear, by scales", MeanSamples::linearByScales),
                OperatorSample.of("Resize", "linear, to sizes", random -> toSizes(random, linear(random))),
                OperatorSample.of("Resize", "cubic, to sizes", random -> toSizes(random, cubic(random))),
                OperatorSample.of("Resize", "of one axis", random -> NodeCase.of("Resize")
                        .data(random.normal(2, 3, 4))
                        .absent()
                        .constant(Tensor.of(new float[] {1, 1, 2}, 3))
                        .with(linear(random))));
    }

    private static NodeCase pool(RandomTensors random, int axes) {
        long[] kernel = numbers(random, axes, 2, 3);
        Attributes geometry = Attributes.NONE
                .with("ceil_mode", random.between(0, 1))
                .with("count_include_pad", random.between(0, 1))
                .with("kernel_shape", kernel)
                .with("pads", numbers(random, 2 * axes, 0, 1))
                .with("strides", numbers(random, axes, 1, 3));
        long[] shape = numbers(random, axes + 2, 5, 8);
        shape[0] = 2;
        shape[1] = 2;
        return NodeCase.of("AveragePool").data(random.normal(shape)).with(geometry);
    }

    private static NodeCase slidingPool(RandomTensors random) {
        return NodeCase.of("AveragePool")
                .data(random.normal(2, 3, 6, 7))
                .with(Attributes.NONE
                        .with("count_include_pad", random.between(0, 1))
                        .with("kernel_shape", new long[] {3, 3})
                        .with("pads", numbers(random, 4, 0, 2)));
    }

    private static NodeCase autoPaddedPool(RandomTensors random) {
        String[] names = {"SAME_UPPER", "SAME_LOWER", "VALID"};
        return NodeCase.of("AveragePool")
                .data(random.normal(2, 3, random.between(5, 8), random.between(5, 8)))
                .with(Attributes.NONE
                        .with("auto_pad", names[random.between(0, 2)])
                        .with("count_include_pad", random.between(0, 1))
                        .with("kernel_shape", new long[] {3, 2})
                        .with("strides", numbers(random, 2, 1, 3)));
    }

    private static NodeCase dilatedPool(RandomTensors random) {
        return NodeCase.of("AveragePool")
                .data(random.normal(2, 3, random.between(6, 9), random.between(6, 9)))
                .opset(19)
                .with(Attributes.NONE
                        .with("ceil_mode", random.between(0, 1))
                        .with("count_include_pad", random.between(0, 1))
                        .with("dilations", numbers(random, 2, 1, 2))
                        .with("kernel_shape", new long[] {3, 2})
                        .with("pads", numbers(random, 4, 0, 1))
                        .with("strides", numbers(random, 2, 1, 3)));
    }

    private static NodeCase reduction(String opType, RandomTensors random) {
        return NodeCase.of(opType)
                .data(random.normal(2, 3, 4, 5))
                .constant(random.between(0, 1) == 0 ? Tensor.vector(2, 3) : Tensor.vector(1, -1))
                .with(Attributes.NONE.with("keepdims", random.between(0, 1)));
    }

    private static NodeCase nearestByScales(RandomTensors random) {
        float[] scales = {1, 1, random.oneOf(1, 2, 3), 0.5f * random.oneOf(1, 3, 4)};
        return byScales(random, scales, nearest(random));
    }

    private static NodeCase linearByScales(RandomTensors random) {
        float[] scales = {1, 1, 0.5f * random.oneOf(1, 2, 3), 0.25f * random.oneOf(3, 6, 9)};
        return byScales(random, scales, linear(random));
    }

    private static NodeCase byScales(RandomTensors random, float[] scales, Attributes attributes) {
        return NodeCase.of("Resize")
                .data(random.normal(2, 3, 4, 6))
                .absent()
                .constant(Tensor.of(scales, 4))
                .with(attributes);
    }

    private static NodeCase toSizes(RandomTensors random, Attributes attributes) {
        return NodeCase.of("Resize")
                .data(random.normal(2, 3, 4, 5))
                .absent()
                .absent()
                .constant(Tensor.vector(random.between(2, 9), random.between(2, 9)))
                .with(attributes.with("axes", new long[] {2, 3}));
    }

    private static Attributes nearest(RandomTensors random) {
        String[] roundings = {"round_prefer_floor", "round_prefer_ceil", "floor", "ceil"};
        String[] coordinates = {"half_pixel", "asymmetric", "align_corners"};
        return Attributes.NONE
                .with("coordinate_transformation_mode", coordinates[random.between(0, 2)])
                .with("mode", "nearest")
                .with("nearest_mode", roundings[random.between(0, 3)]);
    }

    private static Attributes linear(RandomTensors random) {
        String[] coordinates = {"half_pixel", "pytorch_half_pixel", "asymmetric", "align_corners"};
        return Attributes.NONE
                .with("coordinate_transformation_mode", coordinates[random.between(0, 3)])
                .with("mode", "linear");
    }

    private static Attributes cubic(RandomTensors random) {
        return linear(random).with("mode", "cubic");
    }

    private static long[] numbers(RandomTensors random, int count, int low, int high) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.between(low, high);
        }
        return numbers;
    }
}
