package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatmapTest {
    @Test
    void positiveMap_runsFromZeroToOne_negativeValuesAreZero() {
        Heatmap map = Heatmap.positive(Tensor.of(new float[] {-4, 0, 1, 5}, 2, 2), 2, 2);

        assertThat(map.values().toFloats()).containsExactly(new float[] {0, 0, .2f, 1}, within(1e-6f));
        assertThat(map.low()).isZero();
        assertThat(map.high()).isEqualTo(5);
        assertThat(map.degenerate()).isFalse();
        assertThat(map.saturated()).isFalse();
    }

    @Test
    void positiveMapWithoutZeros_startsAtItsLeastValue() {
        Heatmap map = Heatmap.positive(Tensor.of(new float[] {2, 3, 4}, 1, 3), 1, 3);

        assertThat(map.values().toFloats()).containsExactly(0, .5f, 1);
        assertThat(map.low()).isEqualTo(2);
    }

    @Test
    void positiveMap_isRectifiedBeforeItIsEnlarged() {
        Heatmap map = Heatmap.positive(Tensor.of(new float[] {-1, 1}, 1, 2), 1, 4);

        assertThat(map.values().toFloats()).containsExactly(0, .25f, .75f, 1);
    }

    @Test
    void signedMap_keepsZeroAtZero() {
        Heatmap map = Heatmap.signed(Tensor.of(new float[] {-4, 0, 1, 2}, 2, 2), 2, 2);

        assertThat(map.values().toFloats()).containsExactly(-1, 0, .25f, .5f);
        assertThat(map.low()).isEqualTo(-4);
        assertThat(map.high()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(floats = {-3, 0, 3})
    void mapThatIsTheSameEverywhere_isAllZero_notNaN(float value) {
        Heatmap map = Heatmap.positive(Tensor.filled(value, 2, 2), 3, 3);

        assertThat(map.degenerate()).isTrue();
        assertThat(map.values()).isEqualTo(Tensor.filled(0, 3, 3));
    }

    @Test
    void signedMapOfZeros_isDegenerate() {
        Heatmap map = Heatmap.signed(Tensor.filled(0, 2, 2), 2, 2);

        assertThat(map.degenerate()).isTrue();
        assertThat(map.values()).isEqualTo(Tensor.filled(0, 2, 2));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void attributionThatIsNotFinite_isRejected(float value) {
        Tensor broken = Tensor.of(new float[] {0, value}, 1, 2);

        assertThatThrownBy(() -> Heatmap.positive(broken, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(Float.toString(value), "element 1");
        assertThatThrownBy(() -> Heatmap.signed(broken, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saturatedMap_endsAtTheQuantile() {
        Tensor attribution = Tensor.of(new float[] {-1, 2, -3, 100}, 1, 4);

        Heatmap signed = Heatmap.signed(attribution, 1, 4).saturatedAbove(0.75);
        Heatmap positive = Heatmap.positive(attribution, 1, 4).saturatedAbove(0.75);

        assertThat(signed.high()).isEqualTo(3);
        assertThat(signed.low()).isEqualTo(-3);
        assertThat(signed.saturated()).isTrue();
        assertThat(signed.values().toFloats()).containsExactly(new float[] {-1 / 3f, 2 / 3f, -1, 1}, within(1e-6f));
        assertThat(positive.high()).isEqualTo(2);
        assertThat(positive.values().toFloats()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void saturation_neverMakesAMapFlat() {
        Heatmap spike = Heatmap.positive(Tensor.of(new float[] {0, 0, 0, 1}, 1, 4), 1, 4);

        assertThat(spike.saturatedAbove(0.5).values()).isEqualTo(spike.values());
        assertThatThrownBy(() -> spike.saturatedAbove(0)).hasMessageContaining("0.99");
    }
}
