package io.limpid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void distance_inTheStemOfT_isInside_besideItOutside() {
        Lettering letter = Lettering.of("T");

        assertThat(letter.distance(0, 0.2f, 0.2f)).isNegative();
        assertThat(letter.distance(0.25f, 0.2f, 0.2f)).isPositive();
    }

    @Test
    void distance_inTheHoleOfO_isOutside() {
        assertThat(Lettering.of("O").distance(0, 0, 0.2f)).isPositive();
    }

    @Test
    void of_unknownLetter_namesIt() {
        assertThatThrownBy(() -> Lettering.of("X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'X'");
    }
}
