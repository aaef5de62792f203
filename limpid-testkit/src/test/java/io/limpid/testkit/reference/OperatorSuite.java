package io.limpid.testkit.reference;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Samples of every operator: for each, some settings with random geometry and data. */
final class OperatorSuite {
    private final Map<String, List<UnaryOperator<Sample>>> samples = new TreeMap<>();

    OperatorSuite() {
        linearMaps();
        pooling();
        normalization();
        activations();
        elementwise();
        reductions();
        shapes();
        resizing();
        indexing();
        constants();
    }

    Map<String, List<UnaryOperator<Sample>>> samples() {
        return samples;
    }

    private void add(String opType, UnaryOperator<Sample> sample) {
        samples.computeIfAbsent(opType, type -> new ArrayList<>()).add(sample);
    }

    private void linearMaps() {
        add("Conv", s -> s.normal(2, 3, 9, 8)
                .weight(s.random().normal(4, 3, 3, 2))
                .weight(s.random().normal(4)));
        add("Conv", OperatorSuite::randomConv);
        add("Conv", s -> s.with("auto_pad", "SAME_UPPER")
                .with("strides", new long[] {2, 2})
                .normal(1, 2, 7, 8)
                .weight(s.random().normal(3, 2, 3, 4)));
        add("Conv", s -> s.with("auto_pad", "SAME_LOWER")
                .with("strides", new long[] {1, 2})
                .normal(1, 2, 7, 8)
                .weight(s.random().normal(3, 2, 2, 3)));
        add("Conv", s -> s.with("auto_pad", "VALID")
                .normal(1, 2, 5, 5)
                .weight(s.random().normal(1, 2, 2, 2)));
        add("Conv", s -> s.with("pads", new long[] {1, 2})
                .normal(2, 2, 7)
                .weight(s.random().normal(3, 2, 3)));
        add("Conv", s -> s.normal(1, 2, 4, 5, 4).weight(s.random().normal(2, 2, 2, 3, 2)));
        add("ConvTranspose", s -> s.normal(2, 3, 4, 5)
                .weight(s.random().normal(3, 2, 3, 2))
                .weight(s.random().normal(2)));
        add("ConvTranspose", OperatorSuite::randomConvTranspose);
        add("ConvTranspose", s -> s.with("strides", new long[] {2, 3})
                .with("output_shape", new long[] {9, 14})
                .normal(1, 2, 4, 5)
                .weight(s.random().normal(2, 2, 3, 3)));
        add("ConvTranspose", s -> s.with("strides", new long[] {2, 2})
                .with("auto_pad", "SAME_UPPER")
                .normal(1, 2, 4, 5)
                .weight(s.random().normal(2, 2, 3, 3)));
        add("ConvTranspose", s -> s.with("strides", new long[] {2})
                .normal(1, 2, 5)
                .weight(s.random().normal(2, 2, 3)));
        add("Gemm", s -> s.normal(3, 4)
                .weight(s.random().normal(4, 5))
                .weight(s.random().normal(5)));
        add("Gemm", s -> s.with("transA", 1)
                .with("transB", 1)
                .with("alpha", 0.5f)
                .with("beta", 2f)
                .normal(4, 3)
                .weight(s.random().normal(5, 4))
                .weight(s.random().normal(3, 1)));
        add("Gemm", s -> s.normal(2, 3).weight(s.random().normal(3, 2)));
        add("MatMul", s -> s.normal(3, 4).normal(4, 5));
        add("MatMul", s -> s.normal(2, 1, 3, 4).normal(5, 4, 2));
        add("MatMul", s -> s.normal(4).normal(3, 4, 2));
        add("MatMul", s -> s.normal(3, 4).normal(4));
    }

    private static Sample randomConv(Sample s) {
        int groups = s.between(1, 3);
        int inPerGroup = s.between(1, 2);
        return geometry(s, 3)
                .with("group", groups)
                .normal(2, (long) groups * inPerGroup, s.between(8, 11), s.between(8, 11))
                .weight(s.random().normal((long) groups * s.between(1, 2), inPerGroup, 3, 3))
                .absent();
    }

    private static Sample randomConvTranspose(Sample s) {
        int groups = s.between(1, 2);
        long stride = s.between(1, 3);
        return geometry(s, 3)
                .with("group", groups)
                .with("strides", new long[] {stride, 3})
                .with("output_padding", new long[] {s.between(0, (int) stride - 1), s.between(0, 2)})
                .normal(2, groups * 2L, s.between(3, 5), s.between(3, 5))
                .weight(s.random().normal(groups * 2L, s.between(1, 2), 3, 3));
    }

    private static Sample geometry(Sample s, int kernel) {
        return s.with("kernel_shape", new long[] {kernel, kernel})
                .with("strides", new long[] {s.between(1, 3), s.between(1, 3)})
                .with("dilations", new long[] {s.between(1, 2), s.between(1, 2)})
                .with("pads", new long[] {s.between(0, 2), s.between(0, 2), s.between(0, 2), s.between(0, 2)});
    }

    private static Sample window(Sample s, int kernel) {
        return geometry(s, kernel).with("ceil_mode", s.between(0, 1));
    }

    private void pooling() {
        add(
                "MaxPool",
                s -> window(s, 3).outputs(2).in(s.random().distinct(0.1, 2, 2, s.between(7, 10), s.between(7, 10))));
        add("MaxPool", s -> s.with("kernel_shape", new long[] {2, 2}).outputs(2).in(Tensor.filled(0, 1, 2, 4, 4)));
        add("MaxPool", s -> s.with("kernel_shape", new long[] {3, 2})
                .with("strides", new long[] {2, 2})
                .with("auto_pad", "SAME_UPPER")
                .normal(1, 2, 6, 7));
        add("MaxPool", s -> s.with("kernel_shape", new long[] {3}).normal(2, 2, 8));
        for (int including = 0; including <= 1; including++) {
            long include = including;
            add("AveragePool", s -> window(s, 3)
                    .without("dilations")
                    .with("count_include_pad", include)
                    .normal(2, 2, s.between(7, 10), s.between(7, 10)));
            add("AveragePool", s -> window(s, 3)
                    .opset(19)
                    .with("count_include_pad", include)
                    .normal(2, 2, s.between(7, 10), s.between(7, 10)));
            add("AveragePool", s -> s.with("kernel_shape", new long[] {3, 2})
                    .with("strides", new long[] {2, 2})
                    .with("auto_pad", "SAME_LOWER")
                    .with("count_include_pad", include)
                    .normal(1, 2, 6, 7));
        }
        add("LpPool", s -> s.with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {s.between(1, 2), 1})
                .with("pads", new long[] {1, 0, 0, 1})
                .with("p", s.between(1, 3))
                .normal(2, 2, 7, 7));
        add("GlobalAveragePool", s -> s.normal(2, 3, 4, 5));
        add("GlobalMaxPool", s -> s.normal(2, 3, 4, 5));
    }

    private void normalization() {
        add("BatchNormalization", s -> s.with("epsilon", 1e-3f)
                .normal(2, 3, 4, 4)
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().uniform(0.5, 2, 3)));
        add("BatchNormalization", s -> s.normal(4, 3)
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().uniform(0.5, 2, 3)));
        add("InstanceNormalization", s -> s.with("epsilon", 1e-2f)
                .normal(2, 3, 4, 4)
                .weight(s.random().normal(3))
                .weight(s.random().normal(3)));
        add("LayerNormalization", s -> s.with("axis", -2)
                .normal(2, 3, 4, 5)
                .weight(s.random().normal(4, 5))
                .weight(s.random().normal(4, 5)));
        add(
                "LayerNormalization",
                s -> s.with("epsilon", 1e-2f).normal(2, 6).weight(s.random().normal(6)));
        add("GroupNormalization", s -> s.opset(18)
                .with("num_groups", 2)
                .normal(2, 4, 3, 3)
                .weight(s.random().normal(2))
                .weight(s.random().normal(2)));
        add("GroupNormalization", s -> s.opset(21)
                .with("num_groups", 2)
                .normal(2, 4, 3, 3)
                .weight(s.random().normal(4))
                .weight(s.random().normal(4)));
        add("LRN", s -> s.with("size", 2L * s.between(0, 2) + 1)
                .with("alpha", 0.5f)
                .with("bias", 2f)
                .with("beta", 0.6f)
                .normal(2, 6, 3, 3));
        add("Softmax", s -> s.with("axis", 1).normal(2, 5, 3));
        add("Softmax", s -> s.normal(2, 5));
        add("LogSoftmax", s -> s.with("axis", 1).normal(2, 5, 3));
        add("Dropout", s -> s.outputs(2).normal(2, 5).weight(Tensor.scalar(0.5f)));
    }

    private void activations() {
        for (String opType :
                List.of("Relu", "Selu", "Sigmoid", "HardSwish", "Softplus", "Softsign", "Mish", "Tanh", "Erf")) {
            add(opType, s -> s.in(s.random().normal(3.0, 4, 50)));
        }
        for (String opType : List.of("LeakyRelu", "Elu", "Celu", "ThresholdedRelu", "HardSigmoid")) {
            add(opType, s -> s.in(s.random().normal(2.0, 4, 50)));
            add(opType, s -> s.with("alpha", 0.3f).in(s.random().normal(2.0, 4, 50)));
        }
        add("HardSigmoid", s -> s.with("alpha", 0.3f).with("beta", 0.4f).normal(100));
        add("PRelu", s -> s.normal(2, 3, 4, 4).weight(s.random().uniform(0, 1, 3, 1, 1)));
        add("Gelu", s -> s.opset(20).normal(100));
        add("Gelu", s -> s.opset(20).with("approximate", "tanh").normal(100));
        add(
                "Clip",
                s -> s.in(s.random().normal(4.0, 50)).weight(Tensor.scalar(0)).weight(Tensor.scalar(6)));
        add("Clip", s -> s.normal(50).absent().weight(Tensor.scalar(0.5f)));
        add("Clip", s -> s.normal(50));
    }

    private void elementwise() {
        for (String opType : List.of("Exp", "Neg", "Abs", "Sign", "Floor", "Ceil", "Round", "Identity")) {
            add(opType, s -> s.in(s.random().normal(3.0, 3, 5)));
        }
        add("Round", s -> s.in(Tensor.of(new float[] {-1.5f, -0.5f, 0.5f, 1.5f, 2.5f}, 5)));
        for (String opType : List.of("Log", "Sqrt", "Reciprocal")) {
            add(opType, s -> s.in(s.random().uniform(0.1, 4, 3, 5)));
        }
        for (String opType : List.of("Add", "Sub", "Mul", "Div", "Sum", "Min", "Max", "Mean")) {
            add(opType, s -> s.normal(2, 3, 4).in(s.random().uniform(0.5, 2, 3, 1)));
        }
        add("Div", s -> s.in(s.random().indices(-20, 20, 10)).in(s.random().indices(1, 5, 10)));
        for (String opType : List.of("Sum", "Min", "Max", "Mean")) {
            add(opType, s -> s.normal(2, 1, 4).normal(3, 1).normal(4));
        }
        add("Pow", s -> s.in(s.random().uniform(0.1, 3, 2, 3)).in(s.random().uniform(-2, 2, 3)));
        add("Pow", s -> s.normal(10).weight(Tensor.scalar(2)));
        add("Not", s -> s.bools(10));
        for (String opType : List.of("And", "Or", "Xor")) {
            add(opType, s -> s.bools(3, 8).bools(8));
        }
        for (String opType : List.of("Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual")) {
            add(opType, s -> s.in(s.random().indices(0, 3, 4, 6)).in(s.random().indices(0, 3, 6)));
            add(opType, s -> s.normal(4, 6).normal(4, 1));
        }
        add("Where", s -> s.bools(3, 1).normal(4).normal(2, 3, 4));
    }

    private void reductions() {
        for (String opType : List.of(
                "ReduceSum",
                "ReduceMean",
                "ReduceMax",
                "ReduceMin",
                "ReduceProd",
                "ReduceL1",
                "ReduceL2",
                "ReduceSumSquare")) {
            long opset = opType.equals("ReduceSum") ? 13 : 18;
            add(opType, s -> s.opset(opset).normal(2, 3, 4).longs(-1, 0));
            add(opType, s -> s.opset(opset).with("keepdims", 0).normal(2, 3, 4).longs(1));
            add(opType, s -> s.opset(opset).normal(2, 3));
            add(opType, s -> s.opset(opset).with("noop_with_empty_axes", 1).normal(2, 3));
        }
        for (String opType : List.of("ArgMax", "ArgMin")) {
            add(
                    opType,
                    s -> s.with("axis", -1).with("keepdims", 0).in(s.random().distinct(0.1, 3, 5)));
            add(opType, s -> s.in(s.random().indices(0, 2, 6, 3).asFloat()));
            add(opType, s -> s.with("select_last_index", 1)
                    .in(s.random().indices(0, 2, 6, 3).asFloat()));
        }
        add("TopK", s -> s.outputs(2).normal(3, 7).longs(3));
        add("TopK", s -> s.outputs(2)
                .with("axis", 0)
                .with("largest", 0)
                .normal(7, 2)
                .longs(4));
        add(
                "TopK",
                s -> s.outputs(2).in(s.random().indices(0, 3, 2, 8).asFloat()).longs(5));
        add("CumSum", s -> s.normal(2, 5).weight(Tensor.of(new long[] {1})));
        add(
                "CumSum",
                s -> s.with("exclusive", 1).with("reverse", 1).normal(2, 5).weight(Tensor.of(new long[] {-2})));
    }

    private void shapes() {
        add("Reshape", s -> s.normal(2, 3, 4).longs(0, -1, 2));
        add("Reshape", s -> s.with("allowzero", 1).normal(2, 0).longs(0, 3));
        add("Flatten", s -> s.normal(2, 3, 4));
        add("Flatten", s -> s.with("axis", 0).normal(2, 3));
        add("Flatten", s -> s.with("axis", -1).normal(2, 3, 4));
        add("Transpose", s -> s.normal(2, 3, 4));
        add("Transpose", s -> s.with("perm", new long[] {2, 0, 1, 3}).normal(2, 3, 4, 5));
        add("Squeeze", s -> s.normal(2, 1, 3, 1).longs(-1));
        add("Squeeze", s -> s.normal(2, 1, 3, 1));
        add("Unsqueeze", s -> s.normal(2, 3).longs(0, -1));
        add("Expand", s -> s.normal(3, 1).longs(2, 1, 4));
        add("Tile", s -> s.normal(2, 3).longs(3, 2));
        add("Concat", s -> s.with("axis", 1).normal(2, 3, 2).normal(2, 1, 2).normal(2, 2, 2));
        add("Concat", s -> s.with("axis", -1).normal(2, 3).normal(2, 1));
        add("Split", s -> s.with("axis", 1).outputs(3).normal(2, 6, 2).longs(1, 3, 2));
        add("Split", s -> s.with("num_outputs", 3).outputs(3).normal(7, 2));
        add("DepthToSpace", s -> s.with("blocksize", 2).normal(1, 8, 2, 3));
        add("DepthToSpace", s -> s.with("blocksize", 2).with("mode", "CRD").normal(1, 8, 2, 3));
        add("SpaceToDepth", s -> s.with("blocksize", 2).normal(1, 2, 4, 6));
    }

    private void resizing() {
        for (String coordinates : List.of("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric")) {
            for (String rounding : List.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")) {
                add("Resize", s -> s.with("coordinate_transformation_mode", coordinates)
                        .with("nearest_mode", rounding)
                        .normal(1, 2, 4, 5)
                        .absent()
                        .absent()
                        .longs(1, 2, s.between(1, 9), s.between(1, 9)));
            }
            for (String mode : List.of("linear", "cubic")) {
                add("Resize", s -> s.with("coordinate_transformation_mode", coordinates)
                        .with("mode", mode)
                        .normal(1, 2, 4, 5)
                        .absent()
                        .absent()
                        .longs(1, 2, s.between(2, 9), s.between(2, 9)));
            }
        }
        add("Resize", s -> s.with("mode", "linear")
                .normal(1, 2, 4, 5)
                .absent()
                .weight(Tensor.of(new float[] {1, 1, 2, 0.7f}, 4)));
        add("Resize", s -> s.with("coordinate_transformation_mode", "asymmetric")
                .with("nearest_mode", "floor")
                .normal(1, 2, 4, 5)
                .absent()
                .weight(Tensor.of(new float[] {1, 1, 2, 3}, 4)));
        add("Resize", s -> s.opset(19)
                .with("coordinate_transformation_mode", "half_pixel_symmetric")
                .with("mode", "linear")
                .normal(1, 2, 4, 5)
                .absent()
                .weight(Tensor.of(new float[] {1, 1, 1.7f, 2}, 4)));
    }

    private void indexing() {
        add("Slice", s -> s.normal(5, 6).longs(1, -3).longs(4, 1000).longs(0, 1));
        add("Slice", s -> s.normal(5, 6)
                .longs(-1, 4)
                .longs(Long.MIN_VALUE + 1, 0)
                .longs(1, 0)
                .longs(-1, -2));
        add("Slice", s -> s.normal(5, 6).longs(1, 0).longs(-1, 5).absent().longs(2, 3));
        add("Slice", s -> s.normal(5, 6).longs(3).longs(2));
        add("Gather", s -> s.with("axis", 1).normal(2, 5, 3).weight(s.random().indices(-5, 5, 2, 2)));
        add("Gather", s -> s.normal(4, 3).weight(Tensor.of(new long[] {2})));
        add(
                "GatherElements",
                s -> s.with("axis", 1).normal(2, 5, 3).in(s.random().indices(-5, 5, 2, 4, 3)));
        add("ScatterElements", s -> s.with("axis", 1)
                .normal(2, 5)
                .weight(Tensor.of(new long[] {0, 3, 1, 4}, 2, 2))
                .normal(2, 2));
        for (String reduction : List.of("add", "mul", "max", "min")) {
            add("ScatterElements", s -> s.with("axis", -1)
                    .with("reduction", reduction)
                    .normal(2, 5)
                    .weight(s.random().indices(0, 5, 2, 7))
                    .normal(2, 7));
        }
        add("Pad", s -> s.normal(2, 3, 4, 4).longs(0, 1, 2, -1, 0, 0, -2, 3));
        add("Pad", s -> s.normal(2, 3).longs(1, 2).weight(Tensor.scalar(7)).longs(1));
        add("Pad", s -> s.with("mode", "reflect").normal(1, 2, 4, 5).longs(0, 0, 2, 1, 0, 0, 3, 4));
        add("Pad", s -> s.with("mode", "edge").normal(1, 2, 4, 5).longs(0, 0, 2, 1, 0, 0, 5, 0));
        add("OneHot", s -> s.in(s.random().indices(-4, 4, 5)).longs(4).weight(Tensor.of(new float[] {-1, 2}, 2)));
        add("OneHot", s -> s.with("axis", 0)
                .in(s.random().indices(0, 4, 2, 3))
                .longs(4)
                .weight(Tensor.of(new float[] {0, 1}, 2)));
    }

    private void constants() {
        add("Constant", s -> s.with("value", s.random().normal(2, 3)));
        add("Constant", s -> s.with("value_float", 1.5f));
        add("Constant", s -> s.with("value_int", 3));
        add("Constant", s -> s.with("value_ints", new long[] {3, 4}));
        add("ConstantOfShape", s -> s.with("value", Tensor.of(new float[] {2.5f}, 1))
                .longs(2, 3));
        add("ConstantOfShape", s -> s.longs(4));
        add("Range", s -> s.in(Tensor.scalar(1)).in(Tensor.scalar(4.2f)).in(Tensor.scalar(0.5f)));
        add("Range", s -> s.in(Tensor.of(new long[] {7}))
                .in(Tensor.of(new long[] {-1}))
                .in(Tensor.of(new long[] {-2})));
        add("Cast", s -> s.with("to", 7).in(s.random().normal(3.0, 10)));
        add("Cast", s -> s.with("to", 9).in(s.random().indices(0, 3, 10).asFloat()));
        add("Cast", s -> s.with("to", 1).in(s.random().indices(-9, 9, 10)));
        add("Shape", s -> s.normal(2, 3, 4));
        add("Shape", s -> s.with("start", -2).with("end", 2).normal(2, 3, 4));
        add("Size", s -> s.normal(2, 3, 4));
    }
}
