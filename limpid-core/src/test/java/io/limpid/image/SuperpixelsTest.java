package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuperpixelsTest {
    private static final double COMPACTNESS = 10;

    /** Blobs of colour with noise on them. */
    private static Image blobs(int width, int height, int noise) {
        SplittableRandom random = new SplittableRandom(7);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            double wave = Math.sin(x / (9.0 + i % 3 * 4)) * Math.cos(y / (13.0 - i % 3 * 3));
            rgb[i] = (byte) Math.max(0, Math.min(255, 128 + 100 * wave + random.nextInt(2 * noise + 1) - noise));
        }
        return Image.of(width, height, rgb);
    }

    @ParameterizedTest
    @CsvSource({"60,40,24,0", "60,40,24,40", "97,31,50,10", "20,20,400,5", "64,64,1,20", "33,5,6,10"})
    void segments_shareOutAllPixels_areConnected_andAboutAsManyAsWanted(int width, int height, int wanted, int noise) {
        Superpixels cut = Superpixels.slic(blobs(width, height, noise), wanted, COMPACTNESS);

        assertThat(Arrays.stream(cut.labels()).distinct().toArray())
                .containsExactly(IntStream.range(0, cut.count()).toArray());
        assertThat(Arrays.stream(cut.areas()).sum()).isEqualTo(width * height);
        assertThat(connectedPieces(cut)).isEqualTo(cut.count());
        assertThat((double) cut.count()).isBetween(0.6 * wanted, 1.6 * wanted);
    }

    private static int connectedPieces(Superpixels cut) {
        boolean[] seen = new boolean[cut.size().width() * cut.size().height()];
        int pieces = 0;
        for (int start = 0; start < seen.length; start++) {
            if (!seen[start]) {
                flood(cut, start, seen);
                pieces++;
            }
        }
        return pieces;
    }

    private static void flood(Superpixels cut, int start, boolean[] seen) {
        int width = cut.size().width();
        ArrayDeque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {start % width, start / width});
        int label = cut.label(start % width, start / width);
        while (!open.isEmpty()) {
            int[] at = open.pop();
            boolean inside = at[0] >= 0
                    && at[1] >= 0
                    && at[0] < width
                    && at[1] < cut.size().height();
            if (inside && !seen[at[1] * width + at[0]] && cut.label(at[0], at[1]) == label) {
                seen[at[1] * width + at[0]] = true;
                open.push(new int[] {at[0] + 1, at[1]});
                open.push(new int[] {at[0] - 1, at[1]});
                open.push(new int[] {at[0], at[1] + 1});
                open.push(new int[] {at[0], at[1] - 1});
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"12", "19", "30", "41", "45"})
    void twoColours_areNeverInOneSegment(int edge) {
        int width = 60;
        byte[] rgb = new byte[3 * width * 50];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            boolean red = pixel % width + pixel / width / 5 < edge;
            rgb[i] = (byte) (red == (i % 3 == 0) ? 200 : 20);
        }
        Image picture = Image.of(width, 50, rgb);
        Superpixels cut = Superpixels.slic(picture, 30, COMPACTNESS);
        int[] colours = new int[cut.count()];
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            int colour = picture.rgb(pixel % width, pixel / width);
            int label = cut.label(pixel % width, pixel / width);
            assertThat(colours[label]).isIn(0, colour);
            colours[label] = colour;
        }
    }

    @Test
    void oneColour_isCutIntoSquares() {
        Superpixels cut = Superpixels.slic(Image.of(40, 20, new byte[2400]), 8, COMPACTNESS);

        assertThat(cut.count()).isEqualTo(8);
        assertThat(Arrays.stream(cut.areas()).boxed())
                .allSatisfy(area -> assertThat(area).isBetween(80, 121));
    }

    @Test
    void aTensor_isCutLikeThePhotoThatItWasMadeOf() {
        Image photo = blobs(48, 36, 30);
        byte[] rgb = photo.pixels();
        float[] values = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            values[i % 3 * (rgb.length / 3) + i / 3] = (rgb[i] & 0xFF) / 127.5f - 1;
        }
        Tensor tensor = Tensor.of(values, 1, 3, 36, 48);
        Superpixels ofPhoto = Superpixels.slic(stretched(photo), 20, COMPACTNESS);

        assertThat(agreement(Superpixels.slic(tensor, 20, COMPACTNESS), ofPhoto))
                .isGreaterThan(0.97);
    }

    /** Stretches a photo's values to the full range, as is done with tensors. */
    private static Image stretched(Image photo) {
        int least = IntStream.range(0, photo.pixels().length)
                .map(i -> photo.pixels()[i] & 0xFF)
                .min()
                .orElseThrow();
        int greatest = IntStream.range(0, photo.pixels().length)
                .map(i -> photo.pixels()[i] & 0xFF)
                .max()
                .orElseThrow();
        byte[] rgb = new byte[photo.pixels().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(((photo.pixels()[i] & 0xFF) - least) * 255.0 / (greatest - least));
        }
        return Image.of(photo.width(), photo.height(), rgb);
    }

    /** Returns the share of pixels that stay with most of their segment. */
    private static double agreement(Superpixels one, Superpixels other) {
        int[][] shared = new int[one.count()][other.count()];
        for (int i = 0; i < one.labels().length; i++) {
            shared[one.labels()[i]][other.labels()[i]]++;
        }
        return (double) Arrays.stream(shared)
                        .mapToInt(row -> Arrays.stream(row).max().orElse(0))
                        .sum()
                / one.labels().length;
    }

    @Test
    void greyTensors_areCutToo() {
        float[] values = new float[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 20 < 10 ? 0 : 5;
        }
        Superpixels cut = Superpixels.slic(Tensor.of(values, 1, 20, 20), 2, COMPACTNESS);

        assertThat(cut.count()).isGreaterThanOrEqualTo(2);
        assertThat(cut.label(9, 0)).isNotEqualTo(cut.label(10, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "255,255,255, 100,0,0",
        "255,0,0, 53.24,80.09,67.20",
        "0,0,255, 32.30,79.19,-107.86",
        "0,0,0, 0,0,0",
        "119,119,119, 50.03,0,0"
    })
    void colours_areThoseOfTheTables(int red, int green, int blue, double l, double a, double b) {
        double[][] lab = ColorPlanes.of(Image.of(1, 1, new byte[] {(byte) red, (byte) green, (byte) blue}))
                .planes();

        assertThat(lab[0][0]).isCloseTo(l, within(0.01));
        assertThat(lab[1][0]).isCloseTo(a, within(0.01));
        assertThat(lab[2][0]).isCloseTo(b, within(0.01));
    }

    @Test
    void whatCannotBeCut_isRefused() {
        Image picture = Image.of(4, 4, new byte[48]);

        assertThatThrownBy(() -> Superpixels.slic(picture, 17, COMPACTNESS)).hasMessageContaining("1 to 16");
        assertThatThrownBy(() -> Superpixels.slic(picture, 0, COMPACTNESS)).hasMessageContaining("segments is 0");
        assertThatThrownBy(() -> Superpixels.slic(picture, 4, 0)).hasMessageContaining("compactness");
        assertThatThrownBy(() -> Superpixels.slic(Tensor.filled(0, 2, 3, 4, 4), 4, COMPACTNESS))
                .hasMessageContaining("one image");
    }
}
