package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {
    static Iterable<Preprocessing> presets() {
        return Preprocessing.presets().values();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void specOfEveryPreset_parsesBackToItself(Preprocessing preset) {
        assertThat(Preprocessing.parse(preset.spec())).isEqualTo(preset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=48x192,resize=48x192,fit=pad,interpolation=nearest,scale=1/255,mean=0.5,std=0.5,order=bgr",
                "raw(layout=nhwc, order=gray, mean=0, std=1)",
                "Imagenet( size=160 )",
                "fit=squash,scale=0.00784313725490196,mean=1"
            })
    void specWithChanges_parsesBackToItself(String spec) {
        Preprocessing parsed = Preprocessing.parse(spec);

        assertThat(Preprocessing.parse(parsed.spec())).isEqualTo(parsed);
    }

    @Test
    void canonicalSpec_saysEveryParameter() {
        assertThat(Preprocessing.imagenet().spec())
                .isEqualTo("size=224,resize=256,fit=shortest,interpolation=bilinear,scale=1/255,"
                        + "mean=0.485:0.456:0.406,std=0.229:0.224:0.225,order=rgb,layout=nchw");
    }

    @ParameterizedTest
    @CsvSource({"128,146", "160,182", "227,259", "299,341", "32,36"})
    void imposedInputSize_keepsTheShareOfThePhoto(int size, int resize) {
        Preprocessing sized = Preprocessing.imagenet().withInputSize(size, size);

        assertThat(sized).isEqualTo(Preprocessing.parse("imagenet(size=" + size + ")"));
        assertThat(sized.geometry().resize()).isEqualTo(Size.square(resize));
        assertThat(sized.withoutMargin().geometry().resize()).isEqualTo(Size.square(size));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imagnet | did you mean imagenet?",
                "imagenet(sise=160) | did you mean size?",
                "interpolation=bicubik | did you mean bicubic?",
                "size=big | write one number",
                "size=0 | must be 1 or more",
                "mean=a:b:c | is no number",
                "std=0 | must be above 0",
                "mean=0.5:0.5 | mean has 2 values",
                "order=gray | give as many as there are channels",
                "size=224,size=225 | only once",
                "size=8,resize | only once",
                "none.json | cannot be read",
                "'' | is empty"
            })
    void specThatIsWrong_isExplained(String spec, String hint) {
        assertThatThrownBy(() -> Preprocessing.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint);
    }

    @Test
    void blackAndWhite_areTheExtremesOfTheTensor() {
        Preprocessing imagenet = Preprocessing.imagenet();

        assertThat(imagenet.minimum()).containsExactly(new float[] {-2.117904f, -2.035714f, -1.804444f}, within(1e-6f));
        assertThat(imagenet.maximum()).containsExactly(new float[] {2.248908f, 2.428571f, 2.64f}, within(1e-6f));
        assertThat(Preprocessing.parse("imagenet-inception").minimum()).containsExactly(-1, -1, -1);
        assertThat(Preprocessing.parse("caffe").normalized(0xFF0000))
                .containsExactly(new float[] {-103.939f, -116.779f, 131.32f}, within(1e-4f));
    }

    @ParameterizedTest
    @CsvSource({"96, 48, 96", "20, 48, 20", "768, 48, 192", "97, 96, 49"})
    void textLine_keepsItsProportionsUntilItIsTooWide_andLiesAtTheLeft(int width, int height, int covered) {
        byte[] white = new byte[3 * width * height];
        Arrays.fill(white, (byte) 0xFF);

        Prepared prepared = Preprocessing.parse("paddle-text-line").prepare(Image.of(width, height, white));

        float[] row = Arrays.copyOf(prepared.tensor().toFloats(), 192);
        for (int x = 0; x < row.length; x++) {
            assertThat(row[x]).as("column %d", x).isEqualTo(x < covered ? 1 : 0);
        }
        assertThat(prepared.mapping().photoX(covered)).isCloseTo(width, within(1e-9));
        assertThat(prepared.mapping().photoY(48)).isCloseTo(height, within(1e-9));
    }

    @Test
    void layoutAndOrder_putEachValueInItsPlace() {
        Image photo = Image.of(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
        Preprocessing raw = Preprocessing.parse("raw(size=1x2,resize=1x2,fit=squash)");

        assertThat(raw.prepare(photo).tensor().toFloats()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(raw.withLayout(Layout.NHWC).prepare(photo).tensor().toFloats())
                .containsExactly(1, 2, 3, 4, 5, 6);
        Preprocessing bgr = Preprocessing.parse("raw(size=1x2,resize=1x2,fit=squash,order=bgr)");
        assertThat(bgr.prepare(photo).tensor().toFloats()).containsExactly(3, 6, 2, 5, 1, 4);
        assertThat(bgr.withLayout(Layout.NHWC).constant(0x010203).toFloats()).containsExactly(3, 2, 1, 3, 2, 1);
        assertThat(bgr.constant(0x010203).shape()).containsExactly(1, 3, 1, 2);
    }

    @Test
    void gray_isWeighedLuma() {
        Preprocessing gray = Preprocessing.parse("raw(order=gray,mean=0,std=1)");

        assertThat(gray.normalized(0xFF0000)).containsExactly(76);
        assertThat(gray.normalized(0x00FF00)).containsExactly(150);
        assertThat(gray.normalized(0x0000FF)).containsExactly(29);
    }

    @Test
    void fitPad_putsThePhotoAtTheLeftAndZerosAtTheRight() {
        Preprocessing text = Preprocessing.parse("imagenet-inception(size=2x6,resize=2x6,fit=pad)");

        Prepared prepared = text.prepare(Fixture.plain(40, 20, 0xFFFFFF));

        assertThat(prepared.tensor().row(0).toFloats())
                .startsWith(1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0)
                .hasSize(36);
        assertThat(prepared.mapping().seen()).isEqualTo(new PixelMapping.Rectangle(0, 0, 60, 20));
        assertThat(prepared.mapping().sees(39, 19)).isTrue();
    }

    @Test
    void fitLetterbox_putsThePhotoInTheMiddle() {
        Preprocessing boxed = Preprocessing.parse("imagenet-inception(size=4,resize=4,fit=letterbox)");

        Prepared prepared = boxed.prepare(Fixture.plain(40, 20, 0xFFFFFF));

        assertThat(prepared.tensor().toFloats()).startsWith(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0);
        assertThat(prepared.mapping().seen()).isEqualTo(new PixelMapping.Rectangle(0, -10, 40, 40));
    }

    @Test
    void fitCrop_doesNotScaleAndSurroundsSmallPhotosWithBlack() {
        Preprocessing cropped = Preprocessing.parse("raw(size=3,fit=crop)");

        float[] tensor = cropped.prepare(Fixture.plain(1, 9, 0xFFFFFF)).tensor().toFloats();

        assertThat(tensor).startsWith(0, 255, 0, 0, 255, 0, 0, 255, 0);
    }

    @Test
    void mapping_undoesCropAndResize() {
        PixelMapping mapping =
                Preprocessing.imagenet().prepare(Fixture.plain(512, 1024, 0)).mapping();

        assertThat(mapping.seen()).isEqualTo(new PixelMapping.Rectangle(32, 288, 448, 448));
        assertThat(mapping.inputX(32)).isZero();
        assertThat(mapping.inputY(288 + 448)).isEqualTo(224);
        assertThat(mapping.photoX(112)).isEqualTo(256);
        assertThat(mapping.photoY(112)).isEqualTo(512);
        assertThat(mapping.sees(31, 400)).isFalse();
        assertThat(mapping.scaledTo(new Size(512, 256)).seen())
                .isEqualTo(new PixelMapping.Rectangle(16, 144, 224, 224));
    }
}
