package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Npy;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplerTest {
    private static final int[][] SIZES = {{19, 11}, {61, 90}, {37, 10}, {5, 29}, {1, 1}};

    @ParameterizedTest
    @EnumSource
    void resizedPicture_isThatOfPillow(Interpolation interpolation) throws IOException {
        Image photo = Fixture.picture("photos/rgb.png.npy");
        ByteBuffer expected = Npy.read(Fixture.file("resized/" + interpolation.spec() + ".npy"))
                .bytes();

        for (int[] size : SIZES) {
            byte[] pixels = new byte[3 * size[0] * size[1]];
            expected.get(pixels);
            Image resized = photo.resized(new Size(size[1], size[0]), interpolation);
            assertThat(resized).isEqualTo(Image.of(size[0], size[1], pixels));
        }
        assertThat(expected.remaining()).isZero();
    }

    @Test
    void partOfAResizedPicture_isThatPartOfTheWhole() throws IOException {
        Image photo = Fixture.picture("photos/rgb.png.npy");
        Size size = new Size(40, 50);

        Image whole = photo.resized(size, Interpolation.BICUBIC);
        Image part = Resampler.resize(photo, size, new Region(7, 31, 20, 9), Interpolation.BICUBIC);

        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 20; x++) {
                assertThat(part.rgb(x, y)).isEqualTo(whole.rgb(7 + x, 31 + y));
            }
        }
    }

    @Test
    void thinPhoto_needsNoMemoryForWhatIsCutOff() {
        Image thin = Fixture.plain(1, 90_000, 0x102030);

        Image seen = Resampler.resize(
                thin, new Size(8_000_000, 256), new Region(16, 4_000_000, 224, 224), Interpolation.BILINEAR);

        assertThat(seen).isEqualTo(Fixture.plain(224, 224, 0x102030));
    }
}
