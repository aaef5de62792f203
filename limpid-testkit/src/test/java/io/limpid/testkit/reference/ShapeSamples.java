package io.limpid.testkit.reference;

import io.limpid.tensor.Tensor;
import java.util.List;

/** Samples of what moves elements about, or makes them. */
final class ShapeSamples {
    private final OperatorSuite suite;

    ShapeSamples(OperatorSuite suite) {
        this.suite = suite;
    }

    void addAll() {
        shapes();
        resizing();
        indexing();
        constants();
    }

    private void shapes() {
        suite.add("Reshape", s -> s.normal(2, 3, 4).longs(0, -1, 2));
        suite.add("Reshape", s -> s.with("allowzero", 1).normal(2, 0).longs(0, 3));
        suite.add("Flatten", s -> s.normal(2, 3, 4));
        suite.add("Flatten", s -> s.with("axis", 0).normal(2, 3));
        suite.add("Flatten", s -> s.with("axis", -1).normal(2, 3, 4));
        suite.add("Transpose", s -> s.normal(2, 3, 4));
        suite.add("Transpose", s -> s.with("perm", new long[] {2, 0, 1, 3}).normal(2, 3, 4, 5));
        suite.add("Squeeze", s -> s.normal(2, 1, 3, 1).longs(-1));
        suite.add("Squeeze", s -> s.normal(2, 1, 3, 1));
        suite.add("Unsqueeze", s -> s.normal(2, 3).longs(0, -1));
        suite.add("Expand", s -> s.normal(3, 1).longs(2, 1, 4));
        suite.add("Tile", s -> s.normal(2, 3).longs(3, 2));
        suite.add(
                "Concat", s -> s.with("axis", 1).normal(2, 3, 2).normal(2, 1, 2).normal(2, 2, 2));
        suite.add("Concat", s -> s.with("axis", -1).normal(2, 3).normal(2, 1));
        suite.add("Split", s -> s.with("axis", 1).outputs(3).normal(2, 6, 2).longs(1, 3, 2));
        suite.add("Split", s -> s.with("num_outputs", 3).outputs(3).normal(7, 2));
        suite.add("DepthToSpace", s -> s.with("blocksize", 2).normal(1, 8, 2, 3));
        suite.add(
                "DepthToSpace", s -> s.with("blocksize", 2).with("mode", "CRD").normal(1, 8, 2, 3));
        suite.add("SpaceToDepth", s -> s.with("blocksize", 2).normal(1, 2, 4, 6));
    }

    private void resizing() {
        for (String coordinates : List.of("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric")) {
            for (String rounding : List.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")) {
                suite.add("Resize", s -> s.with("coordinate_transformation_mode", coordinates)
                        .with("nearest_mode", rounding)
                        .normal(1, 2, 4, 5)
                        .absent()
                        .absent()
                        .longs(1, 2, s.between(1, 9), s.between(1, 9)));
            }
            for (String mode : List.of("linear", "cubic")) {
                suite.add("Resize", s -> s.with("coordinate_transformation_mode", coordinates)
                        .with("mode", mode)
                        .normal(1, 2, 4, 5)
                        .absent()
                        .absent()
                        .longs(1, 2, s.between(2, 9), s.between(2, 9)));
            }
        }
        suite.add("Resize", s -> s.with("mode", "linear")
                .normal(1, 2, 4, 5)
                .absent()
                .weight(Tensor.of(new float[] {1, 1, 2, 0.7f}, 4)));
        suite.add("Resize", s -> s.with("coordinate_transformation_mode", "asymmetric")
                .with("nearest_mode", "floor")
                .normal(1, 2, 4, 5)
                .absent()
                .weight(Tensor.of(new float[] {1, 1, 2, 3}, 4)));
        suite.add("Resize", s -> s.opset(19)
                .with("coordinate_transformation_mode", "half_pixel_symmetric")
                .with("mode", "linear")
                .normal(1, 2, 4, 5)
                .absent()
                .weight(Tensor.of(new float[] {1, 1, 1.7f, 2}, 4)));
    }

    private void indexing() {
        suite.add("Slice", s -> s.normal(5, 6).longs(1, -3).longs(4, 1000).longs(0, 1));
        suite.add("Slice", s -> s.normal(5, 6)
                .longs(-1, 4)
                .longs(Long.MIN_VALUE + 1, 0)
                .longs(1, 0)
                .longs(-1, -2));
        suite.add("Slice", s -> s.normal(5, 6).longs(1, 0).longs(-1, 5).absent().longs(2, 3));
        suite.add("Slice", s -> s.normal(5, 6).longs(3).longs(2));
        suite.add(
                "Gather",
                s -> s.with("axis", 1).normal(2, 5, 3).weight(s.random().indices(-5, 5, 2, 2)));
        suite.add("Gather", s -> s.normal(4, 3).weight(Tensor.of(new long[] {2})));
        suite.add("GatherND", s -> s.normal(3, 4, 5).weight(Tensor.of(new long[] {2, 0, -1, 3, 0, 1}, 3, 2)));
        suite.add("GatherND", s -> s.normal(3, 4).weight(Tensor.of(new long[] {1, 2}, 1, 1, 2)));
        suite.add(
                "GatherElements",
                s -> s.with("axis", 1).normal(2, 5, 3).in(s.random().indices(-5, 5, 2, 4, 3)));
        suite.add("ScatterElements", s -> s.with("axis", 1)
                .normal(2, 5)
                .weight(Tensor.of(new long[] {0, 3, 1, 4}, 2, 2))
                .normal(2, 2));
        for (String reduction : List.of("add", "mul", "max", "min")) {
            suite.add("ScatterElements", s -> s.with("axis", -1)
                    .with("reduction", reduction)
                    .normal(2, 5)
                    .weight(s.random().indices(0, 5, 2, 7))
                    .normal(2, 7));
        }
        suite.add("Pad", s -> s.normal(2, 3, 4, 4).longs(0, 1, 2, -1, 0, 0, -2, 3));
        suite.add(
                "Pad", s -> s.normal(2, 3).longs(1, 2).weight(Tensor.scalar(7)).longs(1));
        suite.add("Pad", s -> s.with("mode", "reflect").normal(1, 2, 4, 5).longs(0, 0, 2, 1, 0, 0, 3, 4));
        suite.add("Pad", s -> s.with("mode", "edge").normal(1, 2, 4, 5).longs(0, 0, 2, 1, 0, 0, 5, 0));
        suite.add("OneHot", s -> s.in(s.random().indices(-4, 4, 5)).longs(4).weight(Tensor.of(new float[] {-1, 2}, 2)));
        suite.add("OneHot", s -> s.with("axis", 0)
                .in(s.random().indices(0, 4, 2, 3))
                .longs(4)
                .weight(Tensor.of(new float[] {0, 1}, 2)));
    }

    private void constants() {
        suite.add("Constant", s -> s.with("value", s.random().normal(2, 3)));
        suite.add("Constant", s -> s.with("value_float", 1.5f));
        suite.add("Constant", s -> s.with("value_int", 3));
        suite.add("Constant", s -> s.with("value_ints", new long[] {3, 4}));
        suite.add("ConstantOfShape", s -> s.with("value", Tensor.of(new float[] {2.5f}, 1))
                .longs(2, 3));
        suite.add("ConstantOfShape", s -> s.longs(4));
        suite.add("Range", s -> s.in(Tensor.scalar(1)).in(Tensor.scalar(4.2f)).in(Tensor.scalar(0.5f)));
        suite.add("Range", s -> s.in(Tensor.of(new long[] {7}))
                .in(Tensor.of(new long[] {-1}))
                .in(Tensor.of(new long[] {-2})));
        suite.add("Cast", s -> s.with("to", 7).in(s.random().normal(3.0, 10)));
        suite.add("Cast", s -> s.with("to", 9).in(s.random().indices(0, 3, 10).asFloat()));
        suite.add("Cast", s -> s.with("to", 1).in(s.random().indices(-9, 9, 10)));
        suite.add("Shape", s -> s.normal(2, 3, 4));
        suite.add("Shape", s -> s.with("start", -2).with("end", 2).normal(2, 3, 4));
        suite.add("Size", s -> s.normal(2, 3, 4));
    }
}
