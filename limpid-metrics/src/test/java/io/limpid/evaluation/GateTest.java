package io.limpid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final List<Contender> CONTENDERS = List.of(
            Fixture.contender("saliency"),
            Fixture.contender("grad-cam(score=probability)"),
            new Contender(
                    "layer-cam",
                    Optional.of("relu"),
                    Fixture.contender("layer-cam(layer=relu)").method()));
    private static final List<Yardstick> YARDSTICKS = Stream.of("sparseness", "deletion-auc(step=4)")
            .map(Fixture::yardstick)
            .toList();

    private static Gate parse(String text) {
        return Gate.parse(text, CONTENDERS, YARDSTICKS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sparseness(saliency) > 0.2|0|0|GREATER|0.2",
                "sparseness( saliency )>=1e-3|0|0|NOT_LESS|0.001",
                "deletion-auc(grad-cam(score=probability)) < -1|1|1|LESS|-1",
                "deletion-auc(step=4)(grad-cam(score=probability)) <= 2|1|1|NOT_GREATER|2",
                "deletion-auc(layer-cam @ relu) > 0.5|2|1|GREATER|0.5",
                "deletion-auc(layer-cam) > 0.5|2|1|GREATER|0.5"
            })
    void gate_namesMetricMethodAndLimit(String text, int contender, int yardstick, Gate.Comparison how, double limit) {
        assertThat(parse(text)).isEqualTo(new Gate(text, contender, yardstick, how, limit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sparseness(saliency)",
                "sparseness(saliency) = 1",
                "sparseness(saliency) > much",
                "sparseness > 1",
                "sparseness(score-cam) > 1",
                "infidelity(saliency) > 1"
            })
    void whatIsNoGate_isRefused_andSaysWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(text))
                .withMessageContaining("METRIC(METHOD) > NUMBER")
                .withMessageContaining("deletion-auc(step=4)")
                .withMessageContaining("layer-cam @ relu");
    }

    @ParameterizedTest
    @CsvSource({"GREATER,false", "NOT_LESS,true", "LESS,false", "NOT_GREATER,true"})
    void equalNumbers_areNeitherGreaterNorLess(Gate.Comparison comparison, boolean holds) {
        assertThat(comparison.holds(1, 1)).isEqualTo(holds);
    }

    @Test
    void comparisons_compare() {
        assertThat(Gate.Comparison.GREATER.holds(2, 1)).isTrue();
        assertThat(Gate.Comparison.LESS.holds(2, 1)).isFalse();
    }
}
