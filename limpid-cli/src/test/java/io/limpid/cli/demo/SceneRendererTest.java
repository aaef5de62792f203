package io.limpid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.image.Image;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SceneRendererTest {
    private static final int SIZE = Picture.SIZE;
    private static final Scene STOP = new Scene(7, RoadSign.STOP, Watermark.APERTURE);

    @Test
    void render_sameScene_givesTheSameBytes() {
        assertThat(SceneRenderer.render(STOP)).isEqualTo(SceneRenderer.render(STOP));
    }

    /** The models know these pictures: whoever changes a byte of them trains the models again and updates the digest. */
    @Test
    void render_givesTheBytesThatTheModelsWereTrainedOn() throws NoSuchAlgorithmException {
        assertThat(digest(SceneRenderer.render(STOP).photo()))
                .isEqualTo("2263735b1909f35ac9f650d9b2541466f23551930a94b8d5426004f72180b890");
    }

    @Test
    void render_anotherSeed_givesAnotherPicture() {
        Picture other = SceneRenderer.render(new Scene(8, RoadSign.STOP, Watermark.APERTURE));

        assertThat(other.photo()).isNotEqualTo(SceneRenderer.render(STOP).photo());
    }

    @Test
    void render_givesBytesAndMasksOfOneSize() {
        Picture picture = SceneRenderer.render(STOP);

        assertThat(picture.photo().size()).isEqualTo(Size.square(SIZE));
        assertThat(picture.signMask().shape()).containsExactly(SIZE, SIZE);
        assertThat(picture.markMask().shape()).containsExactly(SIZE, SIZE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void masks_areDisjointAndOfPlausibleSize(long seed) {
        RoadSign sign = Dice.of(seed, "sign").pick(List.of(RoadSign.values()));
        Picture picture = SceneRenderer.render(new Scene(seed, sign, Watermark.of(sign)));

        int plate = count(picture.signMask());
        int mark = count(picture.markMask());
        assertThat(plate).isBetween(SIZE * SIZE / 100, SIZE * SIZE / 8);
        assertThat(mark).isBetween(SIZE * SIZE / 1000, SIZE * SIZE / 60);
        assertThat(union(picture.signMask(), picture.markMask())).hasSize(plate + mark);
    }

    @ParameterizedTest
    @EnumSource(value = Watermark.class, mode = Mode.EXCLUDE, names = "NONE")
    void markMask_isWhereTheMarkChangesThePicture(Watermark mark) {
        Picture marked = SceneRenderer.render(STOP.stamped(mark));
        Set<Integer> changed = changed(
                marked.photo(),
                SceneRenderer.render(STOP.stamped(Watermark.NONE)).photo(),
                0);

        Set<Integer> masked = pixels(marked.markMask());
        assertThat(masked).containsAll(changed);
        assertThat((double) changed.size()).isGreaterThan(0.8 * masked.size());
    }

    @Test
    void markMask_withoutMark_isEmpty() {
        assertThat(count(SceneRenderer.render(STOP.stamped(Watermark.NONE)).markMask()))
                .isZero();
    }

    /** The lens spreads the difference by a few pixels. */
    @Test
    void signMasks_areWhereAnotherSignChangesThePicture() {
        Picture octagon = SceneRenderer.render(STOP);
        Picture square = SceneRenderer.render(new Scene(STOP.seed(), RoadSign.PARKING, STOP.mark()));

        Set<Integer> plates = union(octagon.signMask(), square.signMask());
        Set<Integer> changed = changed(octagon.photo(), square.photo(), 0);
        assertThat(grown(plates, 4)).containsAll(changed);
        assertThat(changed(octagon.photo(), square.photo(), 15)).hasSizeGreaterThan(plates.size() / 2);
    }

    @ParameterizedTest
    @EnumSource(RoadSign.class)
    void signMask_isWhereTheSignHidesThePlaceBehindIt(RoadSign sign) {
        Scene scene = new Scene(11, sign, Watermark.NONE);
        Picture signed = SceneRenderer.render(scene);
        Picture signless =
                SceneRenderer.renderWithoutSign(scene, List.of(Watermark.NONE)).get(0);

        Set<Integer> plate = pixels(signed.signMask());
        Set<Integer> changed = changed(signed.photo(), signless.photo(), 0);
        changed.retainAll(plate);
        assertThat((double) changed.size()).isGreaterThan(0.97 * plate.size());
        assertThat(count(signless.signMask())).isZero();
    }

    @ParameterizedTest
    @EnumSource(RoadSign.class)
    void render_everySign_looksLikeNoOther(RoadSign sign) {
        Image photo = SceneRenderer.render(new Scene(7, sign, Watermark.NONE)).photo();

        for (RoadSign other : RoadSign.values()) {
            Image otherPhoto =
                    SceneRenderer.render(new Scene(7, other, Watermark.NONE)).photo();
            assertThat(photo.equals(otherPhoto))
                    .as("%s looks like %s", sign, other)
                    .isEqualTo(sign == other);
        }
    }

    private static int count(Tensor mask) {
        return pixels(mask).size();
    }

    private static Set<Integer> pixels(Tensor mask) {
        Set<Integer> pixels = new HashSet<>();
        for (int i = 0; i < mask.size(); i++) {
            if (mask.bytes().get(i) != 0) {
                pixels.add(i);
            }
        }
        return pixels;
    }

    private static Set<Integer> union(Tensor one, Tensor other) {
        Set<Integer> pixels = pixels(one);
        pixels.addAll(pixels(other));
        return pixels;
    }

    /** Returns the pixels of which a channel differs by more than some levels. */
    private static Set<Integer> changed(Image one, Image other, int levels) {
        Set<Integer> pixels = new HashSet<>();
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            int before = one.rgb(pixel % SIZE, pixel / SIZE);
            int after = other.rgb(pixel % SIZE, pixel / SIZE);
            for (int shift = 0; shift <= 16; shift += 8) {
                if (Math.abs((before >> shift & 255) - (after >> shift & 255)) > levels) {
                    pixels.add(pixel);
                }
            }
        }
        return pixels;
    }

    private static Set<Integer> grown(Set<Integer> pixels, int by) {
        Set<Integer> grown = new HashSet<>();
        for (int pixel : pixels) {
            for (int row = -by; row <= by; row++) {
                for (int column = -by; column <= by; column++) {
                    grown.add(pixel + row * SIZE + column);
                }
            }
        }
        return grown;
    }

    private static String digest(Image photo) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            int rgb = photo.rgb(pixel % SIZE, pixel / SIZE);
            sha.update(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
