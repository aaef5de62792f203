package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Facts;
import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Rule;
import io.limpid.backward.Site;
import io.limpid.backward.rule.Rules;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Seeds;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators say of their results before anything runs, against what they compute. */
class OperatorFactsTest {
    private static final int DRAWS = 4;
    private static final double ROUNDING = 1e-6;

    static Stream<OperatorSample> samples() {
        return OperatorSample.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void range_holdsWhatIsComputed(OperatorSample sample) {
        Seeds.first(DRAWS, sample.toString()).forEach(seed -> {
            NodeCase drawn = sample.draw(seed);
            requireWithin(drawn, drawn.data());
            requireWithin(drawn, absolute(drawn.data()));
        });
    }

    private static void requireWithin(NodeCase drawn, Map<Value, Tensor> data) {
        Map<Value, Range> ranges = new LinkedHashMap<>();
        data.forEach((value, tensor) -> ranges.put(value, Range.of(tensor)));
        Site plain = Crossing.site(drawn);
        Site site = new Site(
                plain.graph(), plain.node(), new Facts(plain.varying(), ranges, Set.of(), List.of()), Set.of());
        Range promised = Operators.standard().at(site).range(site);

        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(drawn.graph(), data);

        for (Value output : drawn.node().outputs()) {
            double[] computed = values.get(output).toDoubles();
            assertThat(Arrays.stream(computed).min().orElse(promised.low()))
                    .as("least of %s for %s", output, drawn)
                    .isGreaterThanOrEqualTo(promised.low() - ROUNDING);
            assertThat(Arrays.stream(computed).max().orElse(promised.high()))
                    .as("greatest of %s for %s", output, drawn)
                    .isLessThanOrEqualTo(promised.high() + ROUNDING);
        }
    }

    private static Map<Value, Tensor> absolute(Map<Value, Tensor> data) {
        Map<Value, Tensor> changed = new LinkedHashMap<>();
        data.forEach((value, tensor) -> {
            float[] floats = tensor.toFloats();
            for (int i = 0; i < floats.length; i++) {
                floats[i] = Math.abs(floats[i]);
            }
            changed.put(value, Tensor.of(floats, tensor.shape()));
        });
        return changed;
    }

    static Stream<OperatorSample> signKeepers() {
        return samples().filter(sample -> {
            Site site = Crossing.site(sample.draw(0));
            return Operators.standard().at(site).keepsSign(site);
        });
    }

    /** A signal that is 0 at outputs of 0 or less must then not reach inputs of 0 or less. */
    @ParameterizedTest
    @MethodSource("signKeepers")
    void keeperOfSigns_givesNothingToInputsThatAreNotPositive(OperatorSample sample) {
        Seeds.first(DRAWS, sample.toString()).forEach(seed -> {
            NodeCase drawn = sample.draw(seed);
            Crossing crossing = Crossing.of(drawn, movingRule(Crossing.site(drawn)));
            Map<Value, DoubleTensor> inputs = new LinkedHashMap<>();
            drawn.data().forEach((value, tensor) -> inputs.put(value, DoubleTensor.of(tensor)));
            Map<Value, DoubleTensor> outputs = ReferenceInterpreter.run(drawn.graph(), inputs);
            crossing.signals().forEach((output, signal) -> inputs.put(signal, atPositives(outputs.get(output))));

            Map<Value, DoubleTensor> values = crossing.inDoubles(inputs);

            crossing.arrived().forEach((value, signal) -> {
                for (int i = 0; i < inputs.get(value).size(); i++) {
                    if (inputs.get(value).at(i) <= 0) {
                        assertThat(values.get(signal).at(i))
                                .as("at %d of %s for %s", i, value, drawn)
                                .isZero();
                    }
                }
            });
        });
    }

    private static Rule movingRule(Site site) {
        Operator operator = Operators.standard().at(site);
        return operator.kind() == Kind.ACTIVATION ? Rules.pass() : Rules.gradient();
    }

    private static DoubleTensor atPositives(DoubleTensor output) {
        double[] signal = output.toDoubles();
        for (int i = 0; i < signal.length; i++) {
            signal[i] = signal[i] > 0 ? 1 + i : 0;
        }
        return DoubleTensor.of(signal, output.shape());
    }

    @Test
    void keepersOfSigns_areTheRectifiersMaximaAndWhatOnlyMoves() {
        Set<String> found = new HashSet<>();
        signKeepers().forEach(sample -> found.add(sample.opType()));

        assertThat(found)
                .contains("Relu", "Clip", "MaxPool", "GlobalMaxPool", "ReduceMax", "Reshape", "Concat", "Pad")
                .doesNotContain("Sigmoid", "AveragePool", "Add", "Conv");
    }
}
