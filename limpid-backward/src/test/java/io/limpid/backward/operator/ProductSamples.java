package io.limpid.backward.operator;

import java.util.List;

/** Samples of products and quotients. */
final class ProductSamples {
    private static final long[] SHAPE = {2, 3, 4, 5};

    private ProductSamples() {}

    static List<OperatorSample> all() {
        return List.of(
                OperatorSample.of("Mul", "same shape", random -> NodeCase.of("Mul")
                        .data(random.normal(SHAPE))
                        .data(random.normal(SHAPE))),
                OperatorSample.of("Mul", "gate per channel", random -> NodeCase.of("Mul")
                        .data(random.normal(2, 3, 1, 1))
                        .data(random.normal(SHAPE))),
                OperatorSample.of("Mul", "fewer axes", random -> NodeCase.of("Mul")
                        .data(random.normal(SHAPE))
                        .sharedData(random.normal(4, 1))),
                OperatorSample.of("Mul", "by a constant", random -> NodeCase.of("Mul")
                        .data(random.normal(SHAPE))
                        .constant(random.normal(3, 1, 1))),
                OperatorSample.of("Mul", "constant first", random -> NodeCase.of("Mul")
                        .constant(random.normal(1, 3, 4, 1))
                        .data(random.normal(2, 3, 1, 5))),
                OperatorSample.of("Div", "same shape", random -> NodeCase.of("Div")
                        .data(random.normal(SHAPE))
                        .data(random.uniform(0.5, 2, SHAPE))),
                OperatorSample.of("Div", "divisor per channel", random -> NodeCase.of("Div")
                        .data(random.normal(SHAPE))
                        .data(random.uniform(-2, -0.5, 2, 3, 1, 1))),
                OperatorSample.of("Div", "by a constant", random -> NodeCase.of("Div")
                        .data(random.normal(SHAPE))
                        .constant(random.uniform(0.5, 2, 3, 1, 1))),
                OperatorSample.of("Div", "of a constant", random -> NodeCase.of("Div")
                        .constant(random.normal(3, 1, 5))
                        .data(random.uniform(0.5, 2, 2, 3, 4, 1))));
    }
}
