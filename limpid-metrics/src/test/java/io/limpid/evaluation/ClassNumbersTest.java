package io.limpid.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.image.Labels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassNumbersTest {
    /** As folders of digits are sorted. */
    @Test
    void name_comesBeforeTheIndexOfAnotherClass() {
        ClassNumbers classes = new ClassNumbers(Optional.of(new Labels(List.of("0", "1", "10", "2"))), 4);

        assertThat(classes.find(Optional.of("2"))).hasValue(3);
        assertThat(classes.find(Optional.of("10"))).hasValue(2);
        assertThat(classes.find(Optional.of("3"))).hasValue(3);
    }

    @Test
    void number_isAnIndex_whereClassesHaveNoNames() {
        assertThat(new ClassNumbers(Optional.empty(), 4).find(Optional.of("2"))).hasValue(2);
    }
}
