package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.testkit.RandomTensors;
import java.util.List;

/** Samples of matrix products, normalizations by constants, and sums. */
final class DenseSamples {
    private DenseSamples() {}

    static List<OperatorSample> all() {
        return List.of(
                OperatorSample.of("Gemm", "with scales", DenseSamples::gemm),
                OperatorSample.of("Gemm", "without bias", random -> NodeCase.of("Gemm")
                        .data(random.normal(2, 5))
                        .constant(random.normal(5, 3))),
                OperatorSample.of("MatMul", "by a matrix", random -> NodeCase.of("MatMul")
                        .data(random.normal(2, 3, 4))
                        .constant(random.normal(4, 5))),
                OperatorSample.of("MatMul", "by a batch of matrices", random -> NodeCase.of("MatMul")
                        .data(random.normal(2, 1, 3, 4))
                        .constant(random.normal(3, 4, 2))),
                OperatorSample.of("MatMul", "from the left", random -> NodeCase.of("MatMul")
                        .constant(random.normal(5, 3))
                        .data(random.normal(2, 2, 3, 4))),
                OperatorSample.of("MatMul", "of two that vary", random -> NodeCase.of("MatMul")
                        .data(random.normal(2, 1, 3, 4))
                        .data(random.normal(2, 3, 4, 2))),
                OperatorSample.of("BatchNormalization", "of images", random -> normalization(random, 2, 3, 4, 5)),
                OperatorSample.of("BatchNormalization", "of vectors", random -> normalization(random, 2, 3)),
                OperatorSample.of(
                        "Neg", "of any rank", random -> NodeCase.of("Neg").data(random.normal(2, 3, 4))),
                OperatorSample.of("Add", "of equals", random -> NodeCase.of("Add")
                        .data(random.normal(2, 3, 4))
                        .data(random.normal(2, 3, 4))),
                OperatorSample.of("Add", "with broadcasting", random -> NodeCase.of("Add")
                        .data(random.normal(2, 3, 1, 1))
                        .data(random.normal(2, 1, 4, 5))),
                OperatorSample.of("Add", "without a batch", random -> NodeCase.of("Add")
                        .data(random.normal(2, 3, 4, 5))
                        .sharedData(random.normal(3, 1, 1))),
                OperatorSample.of("Add", "of a constant", random -> NodeCase.of("Add")
                        .data(random.normal(2, 3, 4, 5))
                        .constant(random.normal(3, 1, 1))),
                OperatorSample.of("Sub", "of equals", random -> NodeCase.of("Sub")
                        .data(random.normal(2, 3, 4))
                        .data(random.normal(2, 3, 4))),
                OperatorSample.of("Sub", "from a constant", random -> NodeCase.of("Sub")
                        .constant(random.normal(3, 4))
                        .data(random.normal(2, 1, 4))),
                OperatorSample.of("Sum", "of three", random -> NodeCase.of("Sum")
                        .data(random.normal(2, 3, 4))
                        .constant(random.normal(4))
                        .data(random.normal(2, 3, 1))),
                OperatorSample.of("Mean", "of three", random -> NodeCase.of("Mean")
                        .data(random.normal(2, 3, 4))
                        .data(random.normal(2, 1, 4))
                        .data(random.normal(2, 3, 4))));
    }

    private static NodeCase gemm(RandomTensors random) {
        int turnB = random.between(0, 1);
        return NodeCase.of("Gemm")
                .data(random.normal(2, 5))
                .constant(turnB == 1 ? random.normal(3, 5) : random.normal(5, 3))
                .constant(random.normal(3))
                .with(Attributes.NONE.with("alpha", 0.5f).with("beta", 2f).with("transB", turnB));
    }

    private static NodeCase normalization(RandomTensors random, long... shape) {
        return NodeCase.of("BatchNormalization")
                .data(random.normal(shape))
                .constant(random.normal(shape[1]))
                .constant(random.normal(shape[1]))
                .constant(random.normal(shape[1]))
                .constant(random.uniform(0.1, 2, shape[1]))
                .with(Attributes.NONE.with("epsilon", 1e-3f));
    }
}
