package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.image.Box;
import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Preprocessing;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
    private static final Tensor LEFT_TO_RIGHT = Tensor.of(new float[] {0, 1, 2, 3}, 1, 4);

    @Test
    void photoIsCovered_onlyWhereTheModelSawIt() {
        Image photo = plain(800, 400);
        PixelMapping mapping = Preprocessing.imagenet().prepare(photo).mapping();

        Image picture = Heatmap.positive(LEFT_TO_RIGHT, mapping)
                .over(photo, ColorMap.JET)
                .picture();

        assertThat(picture.size()).isEqualTo(photo.size());
        for (int x = 0; x < 800; x++) {
            boolean seen = x >= mapping.seen().left()
                    && x < mapping.seen().left() + mapping.seen().width();
            assertThat(picture.rgb(x, 200) != 0x808080).as("column %d", x).isEqualTo(seen);
        }
        assertThat(picture.rgb(400, 10)).isEqualTo(0x808080);
    }

    @Test
    void photoOfOtherProportions_isRefused_andACopyOfAnotherSizeIsNot() {
        PixelMapping mapping = PixelMapping.whole(new Size(400, 801), Size.square(224));
        Heatmap heatmap = Heatmap.positive(LEFT_TO_RIGHT, mapping);

        assertThatThrownBy(() -> heatmap.over(plain(400, 800), ColorMap.JET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("801 x 400 pixels")
                .hasMessageContaining("400 x 800 pixels")
                .hasMessageContaining("give the photo that was explained");
        assertThatThrownBy(() -> heatmap.localise(plain(400, 400), Localisation.THRESHOLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other proportions");
        assertThat(heatmap.over(plain(101, 50), ColorMap.JET).photo().width()).isEqualTo(101);
    }

    @Test
    void box_isFramedInsideItsEdges() {
        Image photo = plain(800, 400);

        Image picture = Heatmap.positive(LEFT_TO_RIGHT, 400, 800)
                .over(photo, ColorMap.JET)
                .withOpacity(0)
                .withBox(new Box(100, 50, 299, 149))
                .picture();

        for (int inset = 0; inset < 9; inset++) {
            int expected = inset < 3 || inset >= 6 ? 0x000000 : 0xFFFFFF;
            assertThat(picture.rgb(100 + inset, 100)).isEqualTo(expected);
            assertThat(picture.rgb(299 - inset, 100)).isEqualTo(expected);
            assertThat(picture.rgb(200, 50 + inset)).isEqualTo(expected);
            assertThat(picture.rgb(200, 149 - inset)).isEqualTo(expected);
        }
        assertThat(picture.rgb(99, 100)).isEqualTo(0x808080);
        assertThat(picture.rgb(109, 100)).isEqualTo(0x808080);
        assertThat(picture.rgb(300, 100)).isEqualTo(0x808080);
        assertThat(picture.rgb(200, 150)).isEqualTo(0x808080);
    }

    @Test
    void boxOnAPhotoDrawnLarger_growsWithIt_andATinyOneIsStillDrawn() {
        Image photo = plain(20, 10);

        Image picture = Heatmap.positive(LEFT_TO_RIGHT, 10, 20)
                .over(photo, ColorMap.JET)
                .withOpacity(0)
                .withBox(new Box(3, 4, 3, 4))
                .picture();

        int factor = picture.width() / 20;
        assertThat(picture.rgb(3 * factor, 4 * factor)).isZero();
        assertThat(picture.rgb(4 * factor - 1, 5 * factor - 1)).isZero();
        assertThat(picture.rgb(3 * factor - 1, 4 * factor)).isEqualTo(0x808080);
        assertThat(picture.rgb(4 * factor, 4 * factor)).isEqualTo(0x808080);
    }

    @Test
    void peak_isDrawnWhereItLiesOnThePhoto() {
        Image photo = plain(800, 400);
        float[] values = new float[224 * 224];
        for (int i = 0; i < 9; i++) {
            values[(99 + i / 3) * 224 + 49 + i % 3] = 1;
        }
        PixelMapping mapping = Preprocessing.imagenet().prepare(photo).mapping();

        Image picture = Heatmap.positive(Tensor.of(values, 224, 224), mapping)
                .over(photo, ColorMap.INFERNO)
                .withOpacity(1)
                .picture();

        int x = (int) mapping.photoX(50.5);
        int y = (int) mapping.photoY(100.5);
        assertThat(picture.rgb(x, y) >> 16 & 0xFF).isGreaterThan(240);
        assertThat(picture.rgb(x + 8, y)).isEqualTo(ColorMap.INFERNO.rgb(0));
    }

    @Test
    void opacity_mixesPhotoAndMap() {
        Image photo = plain(400, 400);
        Overlay overlay = Heatmap.positive(LEFT_TO_RIGHT, 400, 400).over(photo, ColorMap.VIRIDIS);

        assertThat(overlay.withOpacity(0).picture()).isEqualTo(photo);
        assertThat(overlay.withOpacity(1).picture().rgb(399, 0)).isEqualTo(ColorMap.VIRIDIS.rgb(1));
        assertThat(overlay.picture().rgb(399, 0)).isEqualTo(ColorMap.mix(0x808080, ColorMap.VIRIDIS.rgb(1), 0.5));
        assertThatThrownBy(() -> overlay.withOpacity(1.5)).hasMessageContaining("from 0 to 1");
    }

    @Test
    void signedMap_hasZeroInTheMiddleOfTheColors() {
        Overlay signed = Heatmap.signed(LEFT_TO_RIGHT, 4, 4).over(plain(4, 4), ColorMap.BLUE_WHITE_RED);
        Overlay positive = Heatmap.positive(LEFT_TO_RIGHT, 4, 4).over(plain(4, 4), ColorMap.BLUE_WHITE_RED);

        assertThat(signed.colorOf(0)).isEqualTo(0xFFFFFF);
        assertThat(signed.colorOf(-1)).isEqualTo(ColorMap.BLUE_WHITE_RED.rgb(0));
        assertThat(positive.colorOf(0)).isEqualTo(0xFFFFFF);
        assertThat(positive.colorOf(1)).isEqualTo(ColorMap.BLUE_WHITE_RED.rgb(1));
    }

    @ParameterizedTest
    @CsvSource({"32,32, 416,416", "1,1, 400,400", "500,375, 500,375", "5000,2500, 4096,2048", "1,5000, 1,4096"})
    void drawnSize_suitsTheEye(int width, int height, int drawnWidth, int drawnHeight) {
        Overlay overlay = Heatmap.positive(LEFT_TO_RIGHT, 4, 4).over(plain(width, height), ColorMap.JET);

        assertThat(overlay.picture().size()).isEqualTo(new Size(drawnHeight, drawnWidth));
    }

    @Test
    void image_hasTheColorBarAtTheRightAndTheCaptionBelow() {
        Overlay overlay = Heatmap.positive(LEFT_TO_RIGHT, 400, 400).over(plain(400, 400), ColorMap.TURBO);

        Image plate = overlay.image();
        Image captioned = overlay.withCaption("grad-cam\ntarget 3").image();

        assertThat(plate.width()).isBetween(440, 520);
        assertThat(plate.rgb(400 + 26 + 6, 15)).isEqualTo(ColorMap.TURBO.rgb(1 - 2.5 / 400));
        assertThat(plate.rgb(400 + 26 + 6, 410)).isEqualTo(ColorMap.TURBO.rgb(2.5 / 400));
        assertThat(captioned.height()).isGreaterThan(plate.height() + 2 * 13);
        assertThat(captioned.width()).isEqualTo(plate.width());
    }

    @Test
    void flatMap_saysSo() {
        Overlay flat = Heatmap.positive(Tensor.filled(0, 2, 2), 400, 400).over(plain(400, 400), ColorMap.JET);
        Overlay lively = Heatmap.positive(LEFT_TO_RIGHT, 400, 400).over(plain(400, 400), ColorMap.JET);

        assertThat(flat.image().height()).isGreaterThan(lively.image().height());
    }

    @Test
    void drawingTwice_givesTheSameBytes(@TempDir Path folder) throws IOException {
        Overlay overlay = Heatmap.signed(LEFT_TO_RIGHT, 40, 40)
                .over(plain(40, 30), ColorMap.BLUE_WHITE_RED)
                .withCaption("lrp");

        overlay.write(folder.resolve("a.png"));
        overlay.write(folder.resolve("b.png"));

        assertThat(Files.mismatch(folder.resolve("a.png"), folder.resolve("b.png")))
                .isEqualTo(-1);
        assertThat(Image.read(folder.resolve("a.png"))).isEqualTo(overlay.image());
    }

    static Image plain(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) 0x80);
        return Image.of(width, height, rgb);
    }
}
