package io.limpid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final Offset<Float> ROUNDING = within(1e-5f);

    @Test
    void rectangle_measuresFromSidesAndCorners() {
        float[] half = {2, 1};

        assertThat(Shapes.rectangle(5, 0, half, 0)).isEqualTo(3, ROUNDING);
        assertThat(Shapes.rectangle(5, 5, half, 0)).isEqualTo(5, ROUNDING);
        assertThat(Shapes.rectangle(0, 0, half, 0)).isEqualTo(-1, ROUNDING);
    }

    @Test
    void polygon_withFourSides_isASquare() {
        assertThat(Shapes.polygon(3, 1, 4, 2)).isEqualTo(1, ROUNDING);
        assertThat(Shapes.polygon(0, -1, 4, 2)).isEqualTo(-1, ROUNDING);
    }

    @Test
    void segment_measuresFromTheLineAndFromItsEnds() {
        float[] ends = {0, 0, 4, 0};

        assertThat(Shapes.segment(2, 3, ends)).isEqualTo(3, ROUNDING);
        assertThat(Shapes.segment(7, 4, ends)).isEqualTo(5, ROUNDING);
    }

    @Test
    void ring_isHalfItsWidthDeepOnTheCircle() {
        assertThat(Shapes.ring(0, 3, 3, 0.5f)).isEqualTo(-0.25f, ROUNDING);
    }

    @Test
    void inside_onTheOutline_coversHalfThePixel() {
        assertThat(Shapes.inside(0, 0.1f)).isEqualTo(0.5f, ROUNDING);
        assertThat(Shapes.inside(1, 0.1f)).isZero();
        assertThat(Shapes.inside(-1, 0.1f)).isEqualTo(1);
    }
}
