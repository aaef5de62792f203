package io.limpid.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Samples of every operator: for each, some settings with random geometry and data. */
final class OperatorSuite {
    private final Map<String, List<UnaryOperator<Sample>>> samples = new TreeMap<>();

    OperatorSuite() {
        new LayerSamples(this).addAll();
        new FunctionSamples(this).addAll();
        new ShapeSamples(this).addAll();
    }

    Map<String, List<UnaryOperator<Sample>>> samples() {
        return samples;
    }

    void add(String opType, UnaryOperator<Sample> sample) {
        samples.computeIfAbsent(opType, type -> new ArrayList<>()).add(sample);
    }
}
