package io.limpid.backward.operator;

import java.util.List;
import java.util.stream.Stream;

/** Samples of the linear operators. */
final class LinearSamples {
    private LinearSamples() {}

    static List<OperatorSample> all() {
        return Stream.of(ConvolutionSamples.all(), DenseSamples.all(), MeanSamples.all(), ReshapingSamples.all())
                .flatMap(List::stream)
                .toList();
    }
}
