package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Preprocessing;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalisationTest {
    private static Image photo(int width, int height) {
        return Image.of(width, height, new byte[3 * width * height]);
    }

    /** Localises a map of one digit a pixel, on a photo of its size. */
    private static Localisation localised(double threshold, String... rows) {
        float[] values = new float[rows.length * rows[0].length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) - '0';
        }
        Tensor map = Tensor.of(values, rows.length, rows[0].length());
        return Heatmap.positive(map, rows.length, rows[0].length())
                .localise(photo(rows[0].length(), rows.length), threshold);
    }

    @Test
    void box_isTightAroundTheLargestRegion() {
        Localisation found = localised(
                0.5, //
                "900000", "000660", "000690", "000000");

        assertThat(found.box()).isEqualTo(new Box(3, 1, 4, 2));
        assertThat(found.pixels()).isEqualTo(4);
        assertThat(found.isFound()).isTrue();
    }

    @Test
    void regions_connectOverCorners() {
        Localisation found = localised(
                0.5, //
                "90000", "09000", "00900", "00099");

        assertThat(found.box()).isEqualTo(new Box(0, 0, 4, 3));
    }

    @Test
    void largest_isTheOneWithMostPixels_notWithTheGreatestBox() {
        Localisation found = localised(
                0.5, //
                "0000009", "9900009", "9900009", "9900009", "0000000");

        assertThat(found.box()).isEqualTo(new Box(0, 1, 1, 3));
    }

    @Test
    void regionThatIsSeenToBeOneOnlyBelow_isOne() {
        Localisation found = localised(
                0.5, //
                "9090900", "9090900", "9999900", "0000090");

        assertThat(found.box()).isEqualTo(new Box(0, 0, 5, 3));
        assertThat(found.pixels()).isEqualTo(12);
    }

    @Test
    void threshold_isAShareOfTheScaledMap_andBelongsToTheRegion() {
        assertThat(localised(0.5, "13500").box()).isEqualTo(new Box(1, 0, 2, 0));
        assertThat(localised(0.25, "1359").box()).isEqualTo(new Box(1, 0, 3, 0));
        assertThat(localised(0.26, "1359").box()).isEqualTo(new Box(2, 0, 3, 0));
    }

    @Test
    void equalRegions_giveTheFirst() {
        assertThat(localised(0.5, "0990099").box()).isEqualTo(new Box(1, 0, 2, 0));
    }

    @ParameterizedTest
    @ValueSource(floats = {-3, 0, 2})
    void mapThatIsTheSameEverywhere_findsNothing(float value) {
        Localisation found =
                Heatmap.positive(Tensor.filled(value, 2, 2), 8, 8).localise(photo(8, 8), Localisation.THRESHOLD);

        assertThat(found.isFound()).isFalse();
        assertThat(found.box()).isEqualTo(new Box(0, 0, 1, 1));
    }

    @Test
    void mapThatIsNegativeEverywhere_findsNothing() {
        Tensor map = Tensor.of(new float[] {-4, -1, -2, -3}, 2, 2);

        assertThat(Heatmap.positive(map, 8, 8).localise(photo(8, 8), 0.15).isFound())
                .isFalse();
        assertThat(Heatmap.signed(map, 8, 8).localise(photo(8, 8), 0.15).isFound())
                .isFalse();
    }

    @Test
    void signedMap_isLocalisedByWhatSpeaksForTheTarget() {
        Tensor map = Tensor.of(new float[] {-9, -9, 0, 2, 0}, 1, 5);

        assertThat(Heatmap.signed(map, 1, 5).localise(photo(5, 1), 0.5).box()).isEqualTo(new Box(3, 0, 3, 0));
    }

    @Test
    void saturation_isForTheEyeOnly() {
        Tensor map = Tensor.of(new float[] {1, 1, 1, 100, 1, 1, 1, 1}, 1, 8);
        Heatmap heatmap = Heatmap.positive(map, 1, 8);

        assertThat(heatmap.saturatedAbove(0.5).localise(photo(8, 1), 0.5))
                .isEqualTo(heatmap.localise(photo(8, 1), 0.5));
    }

    /** Half the maximum is crossed half-way between two pixels of the input, that is where one ends. */
    @ParameterizedTest
    @CsvSource({
        "'imagenet(size=40,resize=50)'",
        "'imagenet(size=40,resize=40,fit=squash)'",
        "'imagenet(size=40x30,resize=40x30,fit=pad)'"
    })
    void cropAndResize_areUndone(String spec) {
        Image photo = photo(331, 217);
        PixelMapping mapping = Preprocessing.parse(spec).prepare(photo).mapping();
        Size input = mapping.input();
        Box hot = new Box(9, 14, 20, 18);
        float[] values = new float[input.height() * input.width()];
        for (int y = hot.top(); y <= hot.bottom(); y++) {
            for (int x = hot.left(); x <= hot.right(); x++) {
                values[y * input.width() + x] = 1;
            }
        }

        Localisation found = Heatmap.positive(Tensor.of(values, input.height(), input.width()), mapping)
                .localise(photo, 0.5);

        assertThat(found.box())
                .isEqualTo(new Box(
                        first(mapping.photoX(hot.left())),
                        first(mapping.photoY(hot.top())),
                        first(mapping.photoX(hot.right() + 1)) - 1,
                        first(mapping.photoY(hot.bottom() + 1)) - 1));
    }

    /** Returns the first pixel whose centre lies right of an edge. */
    private static int first(double edge) {
        return (int) Math.ceil(edge - 0.5);
    }

    @Test
    void evidenceThatTheModelDidNotSee_doesNotCount() {
        PixelMapping middle = new PixelMapping(new Size(4, 9), new Size(1, 3), new PixelMapping.Rectangle(3, 1, 3, 1));

        Localisation found =
                Heatmap.positive(Tensor.of(new float[] {9, 5, 0}, 1, 3), middle).localise(photo(9, 4), 0.3);

        assertThat(found.box()).isEqualTo(new Box(3, 1, 4, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void thresholdThatIsNoShare_isRefused(double threshold) {
        Heatmap heatmap = Heatmap.positive(Tensor.filled(1, 2, 2), 2, 2);

        assertThatThrownBy(() -> heatmap.localise(photo(2, 2), threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.15");
    }

    @Test
    void randomMasks_haveTheRegionThatFloodFillingFinds() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Size size = new Size(1 + random.nextInt(12), 1 + random.nextInt(12));
            double density = random.nextDouble();
            boolean[][] mask = new boolean[size.height()][size.width()];
            for (boolean[] row : mask) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = random.nextDouble() < density;
                }
            }

            Optional<Regions.Region> found = Regions.largest(size, (x, y) -> mask[y][x]);

            assertThat(found.map(region -> region.pixels() + " in " + region.box()))
                    .isEqualTo(flooded(mask));
        }
    }

    private static Optional<String> flooded(boolean[][] mask) {
        boolean[][] left = new boolean[mask.length][];
        for (int y = 0; y < mask.length; y++) {
            left[y] = mask[y].clone();
        }
        int most = 0;
        Optional<String> largest = Optional.empty();
        for (int y = 0; y < left.length; y++) {
            for (int x = 0; x < left[y].length; x++) {
                if (left[y][x]) {
                    int[] region = flood(left, x, y);
                    if (region[0] > most) {
                        most = region[0];
                        largest = Optional.of(most + " in " + new Box(region[1], region[2], region[3], region[4]));
                    }
                }
            }
        }
        return largest;
    }

    private static int[] flood(boolean[][] left, int startX, int startY) {
        int[] region = {0, startX, startY, startX, startY};
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {startX, startY});
        while (!open.isEmpty()) {
            int[] at = open.pop();
            int x = at[0];
            int y = at[1];
            if (y >= 0 && y < left.length && x >= 0 && x < left[y].length && left[y][x]) {
                left[y][x] = false;
                region[0]++;
                region[1] = Math.min(region[1], x);
                region[2] = Math.min(region[2], y);
                region[3] = Math.max(region[3], x);
                region[4] = Math.max(region[4], y);
                for (int d = 0; d < 9; d++) {
                    open.push(new int[] {x + d % 3 - 1, y + d / 3 - 1});
                }
            }
        }
        return region;
    }
}
