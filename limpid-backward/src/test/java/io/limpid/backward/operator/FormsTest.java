package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.rule.Rules;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form in which a backward pass can be written gives what the plainest one gives, whichever the table would choose. */
class FormsTest {
    private static final int DRAWS = 6;
    private static final double ROUNDING = 1e-4;

    static Stream<OperatorSample> samples() {
        return OperatorSample.all().stream()
                .filter(sample ->
                        sample.opType().equals("Conv") || sample.opType().equals("MaxPool"));
    }

    /** Runs on ONNX Runtime with a signal that depends on the sample alone. */
    private static double[] arrived(Crossing crossing, NodeCase node) {
        Map<Value, Tensor> inputs = new LinkedHashMap<>(node.data());
        inputs.putAll(crossing.randomSignals(RandomTensors.seeded(7), node.data()));
        Value first = crossing.arrived().get(node.data().keySet().iterator().next());
        return crossing.onRuntime(inputs, List.of()).get(first).toDoubles();
    }

    private static Set<String> check(NodeCase node) {
        Set<String> existing = new LinkedHashSet<>();
        Crossing plain = Crossing.inForms(
                (problem, forms) -> {
                    existing.addAll(forms);
                    return forms.contains("SCATTERED") ? "SCATTERED" : "CONV_TRANSPOSE";
                },
                node,
                Rules.gradient());
        double[] expected = arrived(plain, node);
        for (String form : existing) {
            Crossing crossing = Crossing.inForms((problem, forms) -> form, node, Rules.gradient());
            double[] actual = arrived(crossing, node);
            assertThat(actual).as("%s at %s", form, crossing).hasSameSizeAs(expected);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i])
                        .as("%s at %s", form, crossing)
                        .isCloseTo(expected[i], within(ROUNDING * (1 + Math.abs(expected[i]))));
            }
        }
        return existing;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void formsThatExist_areEqual(OperatorSample sample) {
        for (int draw = 0; draw < DRAWS; draw++) {
            check(sample.draw(draw));
        }
    }

    @Test
    void everyForm_isMeasured() {
        Set<String> measured = new LinkedHashSet<>();
        FormTable.measured().times().values().forEach(times -> measured.addAll(times.keySet()));

        assertThat(measured)
                .contains(Stream.of(ConvForm.values()).map(Enum::name).toArray(String[]::new))
                .contains(Stream.of(DenominatorForm.values()).map(Enum::name).toArray(String[]::new))
                .contains("FIRST_OF_WINDOW", "SCATTERED");
    }
}
