package io.limpid.backward.operator;

import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A family of nodes of one operator, with random geometry and data, on which the contract of operators is checked.
 *
 * @param variant tells it from the other samples of the operator
 * @param make draws one of them; batched data have a first axis of size 2
 */
record OperatorSample(String opType, String variant, Function<RandomTensors, NodeCase> make) {
    static OperatorSample of(String opType, String variant, Function<RandomTensors, NodeCase> make) {
        return new OperatorSample(opType, variant, make);
    }

    static List<OperatorSample> all() {
        return Stream.of(LinearSamples.all(), NonlinearSamples.all())
                .flatMap(List::stream)
                .toList();
    }

    NodeCase draw(long seed) {
        return make.apply(RandomTensors.seeded(seed));
    }

    @Override
    public String toString() {
        return opType + ", " + variant;
    }
}
