package io.limpid.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.Target;
import io.limpid.cli.console.UsageException;
import io.limpid.image.Labels;
import io.limpid.program.Outputs;
import io.limpid.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetChoiceTest {
    private static final Labels LABELS = new Labels(List.of("7", "black-and-tan", "black", "and-tan", "T-shirt"));

    private static final Classes CLASSES = new Classes(LABELS, new Outputs(Shape.of(5), 0));
    private static final Classes PIXELS = new Classes(LABELS, new Outputs(Shape.of(5, 8, 9), 0));

    private static Target parse(String text) {
        return TargetChoice.parse(text, CLASSES).target();
    }

    @Test
    void numberInRange_isAnIndex() {
        assertThat(parse("2")).isEqualTo(Target.classIndex(2));
    }

    @Test
    void numberOutOfRange_mayBeALabel() {
        assertThat(parse("7")).isEqualTo(Target.classIndex(0));
    }

    /** As folders of digits are sorted. */
    @Test
    void numberThatIsTheNameOfAnotherClass_isRefused_andBracketsTellThemApart() {
        Classes sorted = new Classes(new Labels(List.of("0", "1", "10", "2")), new Outputs(Shape.of(4), 0));

        assertThatThrownBy(() -> TargetChoice.parse("2", sorted))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("the name of a class, [3]", "the index of another, [2]", "called 10");
        assertThatThrownBy(() -> TargetChoice.parse("1-2", sorted)).hasMessageContaining("[3]");
        assertThat(TargetChoice.parse("[2]", sorted).target()).isEqualTo(Target.classIndex(2));
        assertThat(TargetChoice.parse("10", sorted).target()).isEqualTo(Target.classIndex(2));
        assertThat(TargetChoice.parse("1", sorted).target()).isEqualTo(Target.classIndex(1));
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
    void top_isNotMoreThanThereAreClasses_andSaysSo() {
        TargetChoice choice = TargetChoice.parse("TOP9", CLASSES);

        assertThat(choice.count()).isEqualTo(5);
        assertThat(choice.name(5)).isEqualTo("top5");
        assertThat(choice.shortfall()).contains("target TOP9: the model gives 5 score(s); all of them are explained");
        assertThat(TargetChoice.parse("top5", CLASSES).shortfall()).isEmpty();
    }

    @Test
    void placedClass_isAnIndexAmongAllOutputs() {
        int expected = 2 * 72 + 3 * 9 + 4;

        assertThat(TargetChoice.parse("[2,3,4]", PIXELS).target()).isEqualTo(Target.classIndex(expected));
        assertThat(TargetChoice.parse("black[3, 4]", PIXELS).target()).isEqualTo(Target.classIndex(expected));
        assertThat(TargetChoice.parse("2[3,4]", PIXELS).target()).isEqualTo(Target.classIndex(expected));
        assertThat(TargetChoice.parse("black[3,4]-T-shirt[3,4]", PIXELS).target())
                .isEqualTo(Target.contrast(expected, 4 * 72 + 3 * 9 + 4));
        assertThat(TargetChoice.parse("[2]", CLASSES).target()).isEqualTo(Target.classIndex(2));
    }

    @ParameterizedTest
    @CsvSource({
        "black, 'black[0,0]'",
        "'[2,8,0]', 'no element [2,8,0]'",
        "'[1,2]', 'sizes behind the batch are [5,8,9]'",
        "'blue[1,2]', blue"
    })
    void placeThatIsNone_isExplained(String text, String hint) {
        assertThatThrownBy(() -> TargetChoice.parse(text, PIXELS))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(hint);
    }
}
