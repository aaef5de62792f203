package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Target;
import io.limpid.image.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetChoiceTest {
    private static final Labels LABELS = new Labels(List.of("7", "black-and-tan", "black", "and-tan", "T-shirt"));

    private static Target parse(String text) {
        return TargetChoice.parse(text, LABELS).target();
    }

    @Test
    void numberInRange_isAnIndex() {
        assertThat(parse("2")).isEqualTo(Target.classIndex(2));
    }

    @Test
    void numberOutOfRange_mayBeALabel() {
        assertThat(parse("7")).isEqualTo(Target.classIndex(0));
    }

    @Test
    void wholeLabel_comesBeforeADifference() {
        assertThat(parse("black-and-tan")).isEqualTo(Target.classIndex(1));
    }

    @Test
    void difference_takesIndicesAndLabels() {
        assertThat(parse("1-2")).isEqualTo(Target.contrast(1, 2));
        assertThat(parse("t-shirt - 3")).isEqualTo(Target.contrast(4, 3));
        assertThat(parse("black-T-shirt")).isEqualTo(Target.contrast(2, 4));
    }

    @Test
    void top_isNotMoreThanThereAreClasses() {
        TargetChoice choice = TargetChoice.parse("top9", LABELS);

        assertThat(choice.count()).isEqualTo(5);
        assertThat(choice.name(5)).isEqualTo("top5");
    }
}
