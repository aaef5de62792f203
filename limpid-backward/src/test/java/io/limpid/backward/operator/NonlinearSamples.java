package io.limpid.backward.operator;

import java.util.List;

/** Samples of the operators that are not linear. Data keep away from kinks, where a derivative has no one value. */
final class NonlinearSamples {
    private static final double MARGIN = 0.01;

    private NonlinearSamples() {}

    static List<OperatorSample> all() {
        return List.of(OperatorSample.of("Relu", "away from 0", random -> NodeCase.of("Relu")
                .data(random.awayFrom(MARGIN, new double[] {0}, 2, 3, 4, 5))));
    }
}
