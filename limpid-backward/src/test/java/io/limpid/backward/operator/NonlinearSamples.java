package io.limpid.backward.operator;

import java.util.List;
import java.util.stream.Stream;

/** Samples of the operators that are not linear. Data keep away from kinks, where a derivative has no one value. */
final class NonlinearSamples {
    /** How far data stay from a kink; far more than a finite difference moves them. */
    static final double MARGIN = 0.01;

    private NonlinearSamples() {}

    static List<OperatorSample> all() {
        return Stream.of(ActivationSamples.all(), ProductSamples.all(), SelectionSamples.all(), NormSamples.all())
                .flatMap(List::stream)
                .toList();
    }
}
