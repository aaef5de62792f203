package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    /** Entries 0, 40, 100, 200 and 255 of matplotlib's tables. */
    @ParameterizedTest
    @CsvSource({
        "VIRIDIS, 440154, 453781, 2A768E, 70CF57, FDE725",
        "INFERNO, 000004, 2F0A5B, 902568, FB9D07, FCFFA4",
        "TURBO, 30123B, 4680F6, 3FF68A, F46617, 7A0403"
    })
    void colors_areNearThePublishedOnes(
            ColorMap map, String first, String at40, String at100, String at200, String last) {
        assertNear(map.rgb(0), first, 1);
        assertNear(map.rgb(40 / 255.0), at40, 8);
        assertNear(map.rgb(100 / 255.0), at100, 8);
        assertNear(map.rgb(200 / 255.0), at200, 8);
        assertNear(map.rgb(1), last, 1);
    }

    /** The corners of the original's trapezoids, at odd eighths, and its ends. */
    @ParameterizedTest
    @CsvSource({"0, 000080", "1, 0000FF", "3, 00FFFF", "4, 80FF80", "5, FFFF00", "7, FF0000", "8, 800000"})
    void jet_goesThroughBlueCyanYellowRed(int eighths, String hex) {
        assertNear(ColorMap.JET.rgb(eighths / 8.0), hex, 0);
    }

    @ParameterizedTest
    @EnumSource
    void usualMap_divergesForSignedHeatmapsOnly(Sign sign) {
        assertThat(ColorMap.usual(sign).isDiverging()).isEqualTo(sign == Sign.SIGNED);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRIDIS", "INFERNO"})
    void uniformMaps_getEverBrighter(ColorMap map) {
        for (int i = 1; i <= 64; i++) {
            assertThat(luma(map.rgb(i / 64.0))).as("step %d", i).isGreaterThan(luma(map.rgb((i - 1) / 64.0)));
        }
    }

    @Test
    void divergingMap_isWhiteAtZero_blueBelow_redAbove() {
        assertThat(ColorMap.BLUE_WHITE_RED.rgb(0.5)).isEqualTo(0xFFFFFF);
        for (int i = 0; i < 100; i++) {
            int negative = ColorMap.BLUE_WHITE_RED.rgb(i / 200.0);
            int positive = ColorMap.BLUE_WHITE_RED.rgb(1 - i / 200.0);
            assertThat(negative & 0xFF).isGreaterThan(negative >> 16 & 0xFF);
            assertThat(positive >> 16 & 0xFF).isGreaterThan(positive & 0xFF);
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersOutsideTheRange_getTheNearerEnd(ColorMap map) {
        assertThat(map.rgb(-3)).isEqualTo(map.rgb(0));
        assertThat(map.rgb(7)).isEqualTo(map.rgb(1));
    }

    @ParameterizedTest
    @EnumSource
    void spec_parsesBackToItself(ColorMap map) {
        assertThat(ColorMap.parse(map.spec())).isEqualTo(map);
    }

    @Test
    void unknownName_isAnsweredWithAllNames() {
        assertThatThrownBy(() -> ColorMap.parse("rainbow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("rainbow", "jet, turbo, inferno, viridis, blue-white-red");
    }

    private static void assertNear(int rgb, String hex, int tolerance) {
        int expected = Integer.parseInt(hex, 16);
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (rgb >> shift & 0xFF) - (expected >> shift & 0xFF);
            assertThat(Math.abs(difference)).as("%06X against %s", rgb, hex).isLessThanOrEqualTo(tolerance);
        }
    }

    private static double luma(int rgb) {
        return 0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF);
    }
}
