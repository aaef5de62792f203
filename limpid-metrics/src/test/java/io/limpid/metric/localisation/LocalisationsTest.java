package io.limpid.metric.localisation;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.image.Box;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.metric.Companions;
import io.limpid.metric.GroundTruth;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Toy;
import io.limpid.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalisationsTest {
    private static final double EXACT = 1e-6;
    private static final Toy TOY = Toy.of(image -> 1);
    private static final float[] LEFT = {1, 0, 1, 0};

    private static MetricCase example(float[] mask, float... map) {
        return TOY.on(2, new float[4], map).with(GroundTruth.ofMask(Tensor.of(mask, 2, 2)));
    }

    @Test
    void explanationOnTheObject_isMeasuredByItsMass() {
        MetricCase example = example(LEFT, 4, 1, 3, 2);

        assertThat(value("energy-pointing-game", example)).isCloseTo(0.7, within(EXACT));
        assertThat(value("relevance-mass-accuracy", example)).isCloseTo(0.7, within(EXACT));
        assertThat(value("attribution-localisation", example)).isCloseTo(0.7, within(EXACT));
        assertThat(value("attribution-localisation(against=chance)", example)).isCloseTo(1.4, within(EXACT));
    }

    @Test
    void whatSpeaksAgainstTheClass_countsAsAsked() {
        MetricCase example = example(LEFT, 4, -1, 3, 2);

        assertThat(value("energy-pointing-game", example)).isCloseTo(7 / 9.0, within(EXACT));
        assertThat(value("relevance-mass-accuracy(sign=signed)", example)).isCloseTo(7 / 8.0, within(EXACT));
        assertThat(value("attribution-localisation", example)).isCloseTo(7 / 10.0, within(EXACT));
    }

    @Test
    void strongestPixels_areCounted() {
        MetricCase good = example(LEFT, 4, 1, 3, 2);
        MetricCase fair = example(LEFT, 4, 3, 1, 2);

        assertThat(value("relevance-rank-accuracy", good)).isEqualTo(1);
        assertThat(value("relevance-rank-accuracy", fair)).isEqualTo(0.5);
        assertThat(value("top-k-intersection(k=1)", good)).isEqualTo(1);
        assertThat(value("top-k-intersection(k=3)", good)).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(value("top-k-intersection", good)).as("more than there are").isEqualTo(0.5);
        assertThat(value("top-k-intersection(k=1,against=chance)", good)).isEqualTo(2);
    }

    @Test
    void rocAuc_isTheShareOfPairsInOrder() {
        assertThat(value("roc-auc", example(LEFT, 4, 1, 3, 2))).isEqualTo(1);
        assertThat(value("roc-auc", example(LEFT, 4, 3, 1, 2))).isEqualTo(0.5);
        assertThat(value("roc-auc", example(LEFT, 2, 2, 2, 2))).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "energy-pointing-game",
                "relevance-mass-accuracy",
                "relevance-rank-accuracy",
                "attribution-localisation",
                "top-k-intersection",
                "roc-auc",
                "pointing-game"
            })
    void withoutObject_thereIsNoScore(String spec) {
        assertThat(score(spec, example(new float[4], 1, 2, 3, 4)).reason()).contains(Reason.MASK_EMPTY);
        assertThat(score(spec, TOY.on(2, new float[4], 1, 2, 3, 4)).reason()).contains(Reason.NO_MASK);
    }

    @Test
    void objectThatIsTheWholeImage_holdsAll_butCannotBeToldApart() {
        MetricCase example = example(new float[] {1, 1, 1, 1}, 4, 1, 3, 2);

        assertThat(value("relevance-mass-accuracy", example)).isEqualTo(1);
        assertThat(value("relevance-rank-accuracy", example)).isEqualTo(1);
        assertThat(score("roc-auc", example).reason()).contains(Reason.MASK_FULL);
        assertThat(score("attribution-localisation(greatest=0.5)", example).reason())
                .contains(Reason.OBJECT_TOO_LARGE);
    }

    @Test
    void emptyExplanation_isNowhere() {
        for (String spec : List.of("energy-pointing-game", "relevance-mass-accuracy", "attribution-localisation")) {
            assertThat(score(spec, example(LEFT, 0, 0, 0, 0)).reason()).as(spec).contains(Reason.MAP_EMPTY);
        }
    }

    @Test
    void focus_isTheShareOnTheClassesOwnImages() {
        Toy brightness = TOY.explainedBy(image -> image.reshaped(image.size(2), image.size(3)));
        Tensor bright = Tensor.filled(1, 1, 1, 4, 4);
        Tensor dark = Tensor.filled(0, 1, 1, 4, 4);

        assertThat(value("focus", mosaic(brightness, bright, dark))).isCloseTo(1, within(EXACT));
        assertThat(value("focus", mosaic(brightness, dark, bright))).isZero();
        assertThat(value("focus", mosaic(brightness, bright, bright))).isCloseTo(0.5, within(EXACT));
        assertThat(score("focus", mosaic(brightness, dark, dark)).reason()).contains(Reason.MAP_EMPTY);
        assertThat(score("focus", brightness.on(4, bright.toFloats())).reason()).contains(Reason.NO_COMPANIONS);
    }

    private static MetricCase mosaic(Toy toy, Tensor own, Tensor other) {
        return toy.on(4, own.toFloats()).with(new Companions(own, List.of(other, other)));
    }

    @Test
    void mosaic_showsEveryImageAtHalfItsSize() {
        Tensor counted = Tensor.of(new float[] {1, 3, 5, 7, 1, 3, 5, 7, 0, 0, 8, 8, 0, 0, 8, 8}, 1, 1, 4, 4);

        float[] mosaic = new Mosaic(counted).with(3, counted).tensor().toFloats();

        assertThat(mosaic).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 0, 0, 0, 8);
    }

    private static MetricCase boxed(Box... truth) {
        float[] map = new float[16];
        map[5] = 1;
        map[6] = 0.2f;
        map[15] = 0.1f;
        Size size = new Size(4, 4);
        return TOY.on(4, new float[16], map)
                .with(GroundTruth.ofBoxes(List.of(truth), PixelMapping.whole(size, size))
                        .withLabel(0));
    }

    @Test
    void boxIou_takesTheStrongRegionAndTheBestOfTheObjectsBoxes() {
        assertThat(value("box-iou", boxed(new Box(1, 1, 2, 1)))).isEqualTo(1);
        assertThat(value("box-iou", boxed(new Box(1, 1, 1, 1)))).isEqualTo(0.5);
        assertThat(value("box-iou", boxed(new Box(3, 3, 3, 3), new Box(1, 1, 2, 2))))
                .isEqualTo(0.5);
        assertThat(value("box-iou(threshold=0.5)", boxed(new Box(1, 1, 1, 1)))).isEqualTo(1);
    }

    @Test
    void localisationError_wantsTheBoxAndTheClass() {
        MetricCase right = boxed(new Box(1, 1, 1, 1));
        MetricCase wrongClass = boxed(new Box(1, 1, 1, 1)).with(right.truth().withLabel(1));

        assertThat(value("localisation-error", right)).isZero();
        assertThat(value("localisation-error(overlap=0.6)", right)).isEqualTo(1);
        assertThat(value("localisation-error", wrongClass)).isEqualTo(1);
        assertThat(value("localisation-error(top=2)", wrongClass)).isZero();
        assertThat(value("localisation-error(top=0)", wrongClass)).isZero();
    }

    @Test
    void truthInPixelsOfThePhoto_isBroughtToTheInput() {
        PixelMapping place = PixelMapping.whole(new Size(8, 8), new Size(2, 2));

        GroundTruth boxes = GroundTruth.ofBoxes(List.of(new Box(0, 4, 3, 7)), place);
        float[] photo = new float[16];
        photo[0] = 1;
        photo[1] = 1;
        photo[4] = 1;
        photo[5] = 1;
        GroundTruth mask = GroundTruth.ofPhotoMask(Tensor.of(photo, 4, 4), place);

        assertThat(boxes.mask().orElseThrow().toFloats()).containsExactly(0, 0, 1, 0);
        assertThat(mask.mask().orElseThrow().toFloats()).containsExactly(1, 0, 0, 0);
        assertThat(mask.boxes()).containsExactly(new Box(0, 0, 3, 3));
    }
}
