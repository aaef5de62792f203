package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxTest {
    private static final Box BOX = new Box(2, 1, 5, 2);

    @Test
    void edges_belongToTheBox() {
        assertThat(BOX.width()).isEqualTo(4);
        assertThat(BOX.height()).isEqualTo(2);
        assertThat(BOX.area()).isEqualTo(8);
    }

    @Test
    void intersectionOverUnion_countsPixels() {
        assertThat(BOX.intersectionOverUnion(BOX)).isEqualTo(1);
        assertThat(BOX.intersectionOverUnion(new Box(4, 2, 7, 5))).isCloseTo(2 / 22.0, within(1e-12));
        assertThat(BOX.intersectionOverUnion(new Box(5, 2, 5, 2))).isCloseTo(1 / 8.0, within(1e-12));
    }

    @Test
    void boxesThatDoNotMeet_haveNothingInCommon() {
        assertThat(BOX.intersectionOverUnion(new Box(6, 1, 9, 2))).isZero();
        assertThat(BOX.intersectionOverUnion(new Box(8, 8, 9, 9))).isZero();
    }

    @Test
    void boxWithoutPixels_isRefused() {
        assertThatThrownBy(() -> new Box(3, 0, 2, 0)).hasMessageContaining("column 3 to 2");
        assertThatThrownBy(() -> new Box(-1, 0, 2, 0)).hasMessageContaining("from 0");
    }
}
