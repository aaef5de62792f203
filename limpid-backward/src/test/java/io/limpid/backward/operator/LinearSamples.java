package io.limpid.backward.operator;

import java.util.List;

/** Samples of the linear operators. */
final class LinearSamples {
    private LinearSamples() {}

    static List<OperatorSample> all() {
        return List.of(
                OperatorSample.of("Neg", "any", random -> NodeCase.of("Neg").data(random.normal(2, 3, 4))));
    }
}
