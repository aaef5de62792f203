package io.limpid.testkit.reference;

import io.limpid.tensor.Tensor;

/** Samples of what nets call layers: convolution, products, pooling, normalization. */
final class LayerSamples {
    private final OperatorSuite suite;

    LayerSamples(OperatorSuite suite) {
        this.suite = suite;
    }

    void addAll() {
        linearMaps();
        pooling();
        normalization();
    }

    private void linearMaps() {
        suite.add("Conv", s -> s.normal(2, 3, 9, 8)
                .weight(s.random().normal(4, 3, 3, 2))
                .weight(s.random().normal(4)));
        suite.add("Conv", LayerSamples::randomConv);
        suite.add("Conv", s -> s.with("auto_pad", "SAME_UPPER")
                .with("strides", new long[] {2, 2})
                .normal(1, 2, 7, 8)
                .weight(s.random().normal(3, 2, 3, 4)));
        suite.add("Conv", s -> s.with("auto_pad", "SAME_LOWER")
                .with("strides", new long[] {1, 2})
                .normal(1, 2, 7, 8)
                .weight(s.random().normal(3, 2, 2, 3)));
        suite.add("Conv", s -> s.with("auto_pad", "VALID")
                .normal(1, 2, 5, 5)
                .weight(s.random().normal(1, 2, 2, 2)));
        suite.add("Conv", s -> s.with("pads", new long[] {1, 2})
                .normal(2, 2, 7)
                .weight(s.random().normal(3, 2, 3)));
        suite.add("Conv", s -> s.normal(1, 2, 4, 5, 4).weight(s.random().normal(2, 2, 2, 3, 2)));
        suite.add("ConvTranspose", s -> s.normal(2, 3, 4, 5)
                .weight(s.random().normal(3, 2, 3, 2))
                .weight(s.random().normal(2)));
        suite.add("ConvTranspose", LayerSamples::randomConvTranspose);
        suite.add("ConvTranspose", s -> s.with("strides", new long[] {2, 3})
                .with("output_shape", new long[] {9, 14})
                .normal(1, 2, 4, 5)
                .weight(s.random().normal(2, 2, 3, 3)));
        suite.add("ConvTranspose", s -> s.with("strides", new long[] {2, 2})
                .with("auto_pad", "SAME_UPPER")
                .normal(1, 2, 4, 5)
                .weight(s.random().normal(2, 2, 3, 3)));
        suite.add("ConvTranspose", s -> s.with("strides", new long[] {2})
                .normal(1, 2, 5)
                .weight(s.random().normal(2, 2, 3)));
        suite.add("Gemm", s -> s.normal(3, 4)
                .weight(s.random().normal(4, 5))
                .weight(s.random().normal(5)));
        suite.add("Gemm", s -> s.with("transA", 1)
                .with("transB", 1)
                .with("alpha", 0.5f)
                .with("beta", 2f)
                .normal(4, 3)
                .weight(s.random().normal(5, 4))
                .weight(s.random().normal(3, 1)));
        suite.add("Gemm", s -> s.normal(2, 3).weight(s.random().normal(3, 2)));
        suite.add("MatMul", s -> s.normal(3, 4).normal(4, 5));
        suite.add("MatMul", s -> s.normal(2, 1, 3, 4).normal(5, 4, 2));
        suite.add("MatMul", s -> s.normal(4).normal(3, 4, 2));
        suite.add("MatMul", s -> s.normal(3, 4).normal(4));
    }

    private void pooling() {
        suite.add(
                "MaxPool",
                s -> window(s, 3).outputs(2).in(s.random().distinct(0.1, 2, 2, s.between(7, 10), s.between(7, 10))));
        suite.add(
                "MaxPool",
                s -> s.with("kernel_shape", new long[] {2, 2}).outputs(2).in(Tensor.filled(0, 1, 2, 4, 4)));
        suite.add("MaxPool", s -> s.with("kernel_shape", new long[] {3, 2})
                .with("strides", new long[] {2, 2})
                .with("auto_pad", "SAME_UPPER")
                .normal(1, 2, 6, 7));
        suite.add("MaxPool", s -> s.with("kernel_shape", new long[] {3}).normal(2, 2, 8));
        for (int including = 0; including <= 1; including++) {
            long include = including;
            suite.add("AveragePool", s -> window(s, 3)
                    .without("dilations")
                    .with("count_include_pad", include)
                    .normal(2, 2, s.between(7, 10), s.between(7, 10)));
            suite.add("AveragePool", s -> window(s, 3)
                    .opset(19)
                    .with("count_include_pad", include)
                    .normal(2, 2, s.between(7, 10), s.between(7, 10)));
            suite.add("AveragePool", s -> s.with("kernel_shape", new long[] {3, 2})
                    .with("strides", new long[] {2, 2})
                    .with("auto_pad", "SAME_LOWER")
                    .with("count_include_pad", include)
                    .normal(1, 2, 6, 7));
        }
        suite.add("LpPool", s -> s.with("kernel_shape", new long[] {3, 3})
                .with("strides", new long[] {s.between(1, 2), 1})
                .with("pads", new long[] {1, 0, 0, 1})
                .with("p", s.between(1, 3))
                .normal(2, 2, 7, 7));
        suite.add("GlobalAveragePool", s -> s.normal(2, 3, 4, 5));
        suite.add("GlobalMaxPool", s -> s.normal(2, 3, 4, 5));
    }

    private void normalization() {
        suite.add("BatchNormalization", s -> s.with("epsilon", 1e-3f)
                .normal(2, 3, 4, 4)
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().uniform(0.5, 2, 3)));
        suite.add("BatchNormalization", s -> s.normal(4, 3)
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().normal(3))
                .weight(s.random().uniform(0.5, 2, 3)));
        suite.add("InstanceNormalization", s -> s.with("epsilon", 1e-2f)
                .normal(2, 3, 4, 4)
                .weight(s.random().normal(3))
                .weight(s.random().normal(3)));
        suite.add("LayerNormalization", s -> s.with("axis", -2)
                .normal(2, 3, 4, 5)
                .weight(s.random().normal(4, 5))
                .weight(s.random().normal(4, 5)));
        suite.add(
                "LayerNormalization",
                s -> s.with("epsilon", 1e-2f).normal(2, 6).weight(s.random().normal(6)));
        suite.add("GroupNormalization", s -> s.opset(18)
                .with("num_groups", 2)
                .normal(2, 4, 3, 3)
                .weight(s.random().normal(2))
                .weight(s.random().normal(2)));
        suite.add("GroupNormalization", s -> s.opset(21)
                .with("num_groups", 2)
                .normal(2, 4, 3, 3)
                .weight(s.random().normal(4))
                .weight(s.random().normal(4)));
        suite.add("LRN", s -> s.with("size", 2L * s.between(0, 2) + 1)
                .with("alpha", 0.5f)
                .with("bias", 2f)
                .with("beta", 0.6f)
                .normal(2, 6, 3, 3));
        suite.add("Softmax", s -> s.with("axis", 1).normal(2, 5, 3));
        suite.add("Softmax", s -> s.normal(2, 5));
        suite.add("LogSoftmax", s -> s.with("axis", 1).normal(2, 5, 3));
        suite.add("Dropout", s -> s.outputs(2).normal(2, 5).weight(Tensor.scalar(0.5f)));
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
}
