package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.LinearOperator;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Weights;
import io.limpid.backward.rule.Rules;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Seeds;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operator of the table owes: a derivative that is right, and if it is linear a transpose that is. */
class OperatorContractTest {
    private static final int DRAWS = 6;
    private static final double STEP = 1e-5;

    /** Central differences of step 1e-5 in double precision: their own error is about 1e-9 of the values. */
    private static final double DIFFERENCE_TOLERANCE = 1e-6;

    private static final double DOUBLE_TOLERANCE = 1e-9;

    /** Float has 24 bits; sums of up to a few hundred products lose some of them. */
    private static final double FLOAT_TOLERANCE = 1e-4;

    private static final OperatorTable TABLE = Operators.standard();

    static Stream<OperatorSample> samples() {
        return OperatorSample.all().stream();
    }

    static Stream<OperatorSample> linearSamples() {
        return samples().filter(sample -> operator(sample.draw(0)) instanceof LinearOperator);
    }

    @Test
    void everyOperator_hasASample() {
        Set<String> sampled = samples().map(OperatorSample::opType).collect(Collectors.toSet());

        assertThat(sampled).containsExactlyInAnyOrderElementsOf(TABLE.all().keySet());
    }

    /** Those whose gradient is the derivative; a signal passes straight through rounding, whose derivative is 0. */
    static Stream<OperatorSample> differentiableSamples() {
        return samples().filter(sample -> !sample.opType().equals("Round"));
    }

    @ParameterizedTest
    @MethodSource("differentiableSamples")
    void gradient_equalsFiniteDifferences(OperatorSample sample) {
        draws(sample).forEach(drawn -> {
            Crossing crossing = Crossing.of(drawn.node(), Rules.gradient());
            Map<Value, DoubleTensor> inputs = drawn.inputs(crossing);
            Map<Value, DoubleTensor> direction = doubles(drawn.likeData());

            double slope = pairing(direction, crossing.arrived(), crossing.inDoubles(inputs));

            double rise = scalar(crossing, moved(inputs, direction, STEP))
                    - scalar(crossing, moved(inputs, direction, -STEP));
            assertClose(slope, rise / (2 * STEP), DIFFERENCE_TOLERANCE, crossing);
        });
    }

    @Test
    void rounding_passesTheSignalAsItIs() {
        Draw rounding = samples()
                .filter(sample -> sample.opType().equals("Round"))
                .flatMap(OperatorContractTest::draws)
                .findFirst()
                .orElseThrow();
        Crossing crossing = Crossing.of(rounding.node(), Rules.gradient());
        Map<Value, DoubleTensor> inputs = rounding.inputs(crossing);

        Value arrived = crossing.arrived().values().iterator().next();
        Value sent = crossing.signals().values().iterator().next();

        assertThat(crossing.inDoubles(inputs).get(arrived).toDoubles())
                .containsExactly(inputs.get(sent).toDoubles());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void gradient_onOnnxRuntime_isTheSameForAnyBatch(OperatorSample sample) {
        draws(sample).limit(DRAWS / 2).forEach(drawn -> {
            Crossing crossing = Crossing.of(drawn.node(), Rules.gradient());
            for (Map<Value, Tensor> data :
                    List.of(drawn.node().data(), drawn.node().firstImage())) {
                Map<Value, Tensor> inputs = new LinkedHashMap<>(data);
                inputs.putAll(crossing.randomSignals(drawn.random(), data));

                Map<Value, DoubleTensor> actual = crossing.onRuntime(inputs, List.of());

                Map<Value, DoubleTensor> expected = crossing.inDoubles(doubles(inputs));
                actual.forEach((value, tensor) -> assertClose(tensor, expected.get(value), crossing));
            }
        });
    }

    /** The standard lets Pad crop, but several runtimes do not. */
    @ParameterizedTest
    @MethodSource("samples")
    void gradient_neverCropsByPad(OperatorSample sample) {
        draws(sample).forEach(drawn -> assertThat(
                        Crossing.of(drawn.node(), Rules.gradient()).paddings())
                .as("%s", drawn.node())
                .allMatch(amount -> amount >= 0));
    }

    @ParameterizedTest
    @MethodSource("linearSamples")
    void transpose_isTheAdjointOfApply(OperatorSample sample) {
        draws(sample).forEach(drawn -> {
            checkAdjoint(drawn, (weights, emit) -> weights);
            checkAdjoint(drawn, Weights::positive);
        });
    }

    private static void checkAdjoint(Draw drawn, BiFunction<Weights, Emitter, Weights> change) {
        AdjointProbe probe = new AdjointProbe(change);
        Crossing crossing = Crossing.of(drawn.node(), probe);
        Map<Value, DoubleTensor> inputs = drawn.inputs(crossing);
        Value signal = crossing.signals().values().iterator().next();

        Map<Value, DoubleTensor> values = crossing.inDoubles(inputs);

        double forward = values.get(probe.image()).dot(inputs.get(signal));
        double backward = pairing(inputs, crossing.arrived(), values);
        assertClose(backward, forward, DOUBLE_TOLERANCE, crossing);
    }

    @ParameterizedTest
    @MethodSource("linearSamples")
    void apply_onItsOwnInputsAndWeights_isTheNodesOutput(OperatorSample sample) {
        draws(sample).limit(DRAWS / 2).forEach(drawn -> {
            AdjointProbe probe = new AdjointProbe((weights, emit) -> weights);
            Crossing crossing = Crossing.of(drawn.node(), probe);
            Map<Value, Tensor> inputs = new LinkedHashMap<>(drawn.node().data());
            inputs.putAll(crossing.randomSignals(drawn.random(), drawn.node().data()));

            Map<Value, DoubleTensor> values = crossing.onRuntime(inputs, List.of(probe.again()));

            assertClose(
                    values.get(probe.again()), values.get(drawn.node().heard().get(0)), crossing);
        });
    }

    /** A node drawn from a sample, and the source of randomness for what the test adds to it. */
    private record Draw(NodeCase node, RandomTensors random) {
        Map<Value, DoubleTensor> inputs(Crossing crossing) {
            Map<Value, Tensor> inputs = new LinkedHashMap<>(node.data());
            inputs.putAll(crossing.randomSignals(random, node.data()));
            return doubles(inputs);
        }

        Map<Value, Tensor> likeData() {
            Map<Value, Tensor> drawn = new LinkedHashMap<>();
            node.data().forEach((value, tensor) -> drawn.put(value, random.normal(tensor.shape())));
            return drawn;
        }
    }

    private static Stream<Draw> draws(OperatorSample sample) {
        return Seeds.first(DRAWS, sample.toString())
                .mapToObj(seed -> new Draw(sample.draw(seed), RandomTensors.seeded(seed + 1)));
    }

    private static Operator operator(NodeCase node) {
        return TABLE.at(Crossing.site(node));
    }

    private static Map<Value, DoubleTensor> doubles(Map<Value, Tensor> tensors) {
        Map<Value, DoubleTensor> doubles = new LinkedHashMap<>();
        tensors.forEach((value, tensor) -> doubles.put(value, DoubleTensor.of(tensor)));
        return doubles;
    }

    /** Returns the scalar whose gradient crosses: the sum over outputs of {@code <signal, output>}. */
    private static double scalar(Crossing crossing, Map<Value, DoubleTensor> inputs) {
        Map<Value, DoubleTensor> values =
                ReferenceInterpreter.run(crossing.sample().graph(), inputs);
        return crossing.signals().entrySet().stream()
                .mapToDouble(entry -> values.get(entry.getKey()).dot(inputs.get(entry.getValue())))
                .sum();
    }

    /** Returns the sum over data inputs of {@code <what is there, the signal that arrives there>}. */
    private static double pairing(
            Map<Value, DoubleTensor> at, Map<Value, Value> arrived, Map<Value, DoubleTensor> values) {
        return arrived.entrySet().stream()
                .mapToDouble(entry -> at.get(entry.getKey()).dot(values.get(entry.getValue())))
                .sum();
    }

    private static Map<Value, DoubleTensor> moved(
            Map<Value, DoubleTensor> inputs, Map<Value, DoubleTensor> direction, double step) {
        Map<Value, DoubleTensor> moved = new LinkedHashMap<>(inputs);
        direction.forEach((value, tensor) -> moved.put(value, moved(inputs.get(value), tensor, step)));
        return moved;
    }

    private static DoubleTensor moved(DoubleTensor start, DoubleTensor direction, double step) {
        double[] data = start.toDoubles();
        for (int i = 0; i < data.length; i++) {
            data[i] += step * direction.at(i);
        }
        return DoubleTensor.of(data, start.shape());
    }

    private static void assertClose(double actual, double expected, double tolerance, Crossing crossing) {
        assertThat(Math.abs(actual - expected))
                .as("%s instead of %s for %s", actual, expected, crossing)
                .isLessThanOrEqualTo(tolerance * (1 + Math.abs(expected)));
    }

    private static void assertClose(DoubleTensor actual, DoubleTensor expected, Crossing crossing) {
        assertThat(actual.shape()).as("shape for %s", crossing).containsExactly(expected.shape());
        double worst = 0;
        for (int i = 0; i < actual.size(); i++) {
            worst = Math.max(worst, Math.abs(actual.at(i) - expected.at(i)));
        }
        assertThat(worst)
                .as("greatest difference for %s", crossing)
                .isLessThanOrEqualTo(FLOAT_TOLERANCE * (1 + expected.absMax()));
    }
}
