package io.limpid.metric.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.metric.GroundTruth;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.registry.Metrics;
import io.limpid.metric.subject.Explanation;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers that Quantus gave for the magnitudes of stored explanations, and a mask that is a rectangle.
 *
 * <p>Its pixel flipping removes the channels of a pixel one by one, though they are equally strong, as NumPy's sort happens to
 * leave them. Curves are computed for explanations that say this order.
 */
class QuantusGoldenTest {
    private static final double RELATIVE = 1e-4;

    /** Quantus' names, and what reproduces their defaults. */
    private static final Map<String, String> SPECS = Map.of(
            "Sparseness", "sparseness",
            "Complexity", "complexity",
            "EffectiveComplexity", "effective-complexity(limit=0.001)",
            "PointingGame", "pointing-game(tolerance=0,sign=magnitude)",
            "AttributionLocalisation", "attribution-localisation",
            "RelevanceMassAccuracy", "relevance-mass-accuracy(sign=magnitude)",
            "RelevanceRankAccuracy", "relevance-rank-accuracy(sign=magnitude)",
            "TopKIntersection", "top-k-intersection(sign=magnitude)",
            "AUC", "roc-auc(sign=magnitude)",
            "PixelFlipping", "pixel-flipping(unit=element,sign=magnitude,fill=least)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "squeezenet1.1/spaniel",
                "resnet20_cifar10_bn/cifar_cat",
                "resnet20_cifar10_bn/cifar_dog",
                "resnet20_cifar10_bn/cifar_ship"
            })
    void scores_areThoseOfQuantus(String folder) throws IOException {
        Shared.assume();
        JsonNode golden = new ObjectMapper()
                .readTree(Shared.golden(folder + "/quantus.json").toFile());

        try (GoldenCase stored = GoldenCase.open(
                folder, "quantus_attribution.npy", golden.path("target").asInt())) {
            MetricCase example = stored.example()
                    .with(GroundTruth.ofMask(rectangle(stored.example().image())));
            golden.path("metrics").properties().forEach(metric -> {
                String spec = SPECS.get(metric.getKey());
                assertThat(spec).as("what reproduces %s", metric.getKey()).isNotNull();
                JsonNode step = metric.getValue().at("/params/features_in_step");
                Score score = step.isMissingNode()
                        ? Metrics.parse(spec).score(example)
                        : Metrics.parse(spec.replace(")", ",step=" + step + ")"))
                                .score(inNumpysOrder(example));
                check(metric.getKey(), score, metric.getValue().at("/value/0"));
            });
        }
    }

    private static void check(String name, Score score, JsonNode expected) {
        if (expected.isArray()) {
            List<Double> curve = score.curve().orElseThrow().y();
            assertThat(curve).as(name).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                double value = expected.get(i).asDouble();
                assertThat(curve.get(i))
                        .as("%s after step %d", name, i + 1)
                        .isCloseTo(value, within(RELATIVE * value + 1e-7));
            }
        } else {
            double value = expected.asDouble();
            assertThat(score.value()).as(name).isCloseTo(value, within(RELATIVE * value));
        }
    }

    /** Returns a case whose explanation ranks the elements as NumPy sorts their magnitudes. */
    private static MetricCase inNumpysOrder(MetricCase example) {
        double[] negated = Arrays.stream(
                        example.explanation().elements(example.image().size(1)))
                .map(element -> -Math.abs(element))
                .toArray();
        int[] order = NumpyOrder.ascending(negated);
        float[] strengths = new float[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            strengths[order[rank]] = order.length - rank;
        }
        Tensor image = example.image();
        Tensor elements = Tensor.of(strengths, image.size(1), image.size(2), image.size(3));
        Explanation ranking = new Explanation(elements, example.explanation().pixels());
        return MetricCase.of(image, example.target(), ranking, example.subject());
    }

    /** Rows from a quarter to three quarters, columns from an eighth to five eighths. */
    private static Tensor rectangle(Tensor image) {
        int size = image.size(3);
        float[] mask = new float[size * size];
        for (int i = 0; i < mask.length; i++) {
            int row = i / size;
            int column = i % size;
            mask[i] = row >= size / 4 && row < 3 * size / 4 && column >= size / 8 && column < 5 * size / 8 ? 1 : 0;
        }
        return Tensor.of(mask, size, size);
    }
}
