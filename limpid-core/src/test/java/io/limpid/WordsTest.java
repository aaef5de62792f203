package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What results say of themselves when they are printed. */
class WordsTest {
    @Test
    void prediction_saysClassLogitAndProbability() {
        Prediction zebra = new Prediction(340, OptionalInt.empty(), "zebra", 12.34567f, Optional.of(0.9312f));

        assertThat(zebra).hasToString("zebra (class 340): logit 12.346, 93.1%");
    }

    @Test
    void difference_saysBothClasses_andNoProbability() {
        Prediction rather = new Prediction(1, OptionalInt.of(2), "cat - dog", -0.5f, Optional.empty());

        assertThat(rather).hasToString("cat - dog (classes 1 and 2): difference of logits -0.50000");
    }

    @Test
    void classWithoutAName_isNamedOnce() {
        Prediction plain = new Prediction(207, OptionalInt.empty(), "class 207", 34.127f, Optional.of(0.552f));
        Prediction rather = new Prediction(1, OptionalInt.of(2), "class 1 - class 2", -0.5f, Optional.empty());
        Prediction placed = new Prediction(7, OptionalInt.empty(), "class 2[30,42]", 1, Optional.empty());

        assertThat(plain).hasToString("class 207: logit 34.127, 55.2%");
        assertThat(rather).hasToString("class 1 - class 2: difference of logits -0.50000");
        assertThat(placed).hasToString("class 2[30,42] (class 7): logit 1.0000");
    }

    @Test
    void check_saysWhetherItPassed() {
        assertThat(new Check("finite", true, "all 49 values are finite"))
                .hasToString("finite passed: all 49 values are finite");
        assertThat(new Check("finite", false, "3 values are not")).hasToString("finite failed: 3 values are not");
    }
}
