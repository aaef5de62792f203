package io.limpid.cli.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Classifier;
import io.limpid.cli.demo.DemoPictures;
import io.limpid.cli.demo.Picture;
import io.limpid.cli.demo.SceneRenderer;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Prepared;
import io.limpid.image.Preprocessing;
import io.limpid.metric.GroundTruth;
import io.limpid.metric.MetricCase;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.registry.Metrics;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.ModelScorer;
import io.limpid.metric.subject.Scorer;
import io.limpid.metric.subject.Subject;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Metrics that need no method, on pictures of which it is known where the sign is, and the model that looks at signs: the sign
 * itself as an explanation, random numbers, and all but the sign.
 */
class MetricsOnDemoTest {
    private static final int PICTURES = 2;
    private static final Set<Need> OF_METHODS = Set.of(Need.EXPLAINER, Need.WEIGHTS, Need.DATA_SET);

    /** What makes metrics quick that take many runs. */
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("deletion-auc", "step=1600"),
            Map.entry("insertion-auc", "step=1600"),
            Map.entry("insertion-minus-deletion", "step=1600"),
            Map.entry("pixel-flipping", "step=3200"),
            Map.entry("region-perturbation", "patch=20,regions=20"),
            Map.entry("region-perturbation-least-first", "patch=20,regions=20"),
            Map.entry("selectivity", "patch=20"),
            Map.entry("irof", "segments=30"),
            Map.entry("monotonicity", "step=1600,report=share"),
            Map.entry("road", "from=5,by=40"),
            Map.entry("road-combined", "from=30,to=30"),
            Map.entry("non-sensitivity", "samples=32"),
            Map.entry("faithfulness-correlation", "runs=30,subset=2560"),
            Map.entry("faithfulness-estimate", "step=1600"),
            Map.entry("sensitivity-n", "sizes=2,subsets=20,step=1600"),
            Map.entry("monotonicity-correlation", "step=1600,samples=2"),
            Map.entry("infidelity", "patch=32,scale=optimal"));

    private static final List<Picture> SEEN = DemoPictures.scenes().stream()
            .limit(PICTURES)
            .map(scene -> SceneRenderer.render(scene))
            .toList();

    private static Classifier classifier;
    private static ModelScorer scorer;

    @BeforeAll
    static void open() {
        try (InputStream content = Picture.class.getResourceAsStream("honest.onnx")) {
            OnnxModel model = OnnxModel.parse(content.readAllBytes(), "honest.onnx");
            classifier =
                    Classifier.of(model, Preprocessing.parse(model.metadata().get("preprocessing")));
            scorer = ModelScorer.open(classifier.network(classifier
                    .preprocessing()
                    .prepare(SEEN.get(0).photo())
                    .tensor()
                    .shape()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        scorer.close();
    }

    static Stream<MetricEntry> entries() {
        return Metrics.all().stream().filter(entry -> entry.needs().stream().noneMatch(OF_METHODS::contains));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void explanations_areOrderedAsTheDirectionSays_orThePageSaysWhyNot(MetricEntry entry) throws IOException {
        List<Candidate> best = bestFirst(entry);
        List<Double> scores =
                best.stream().map(candidate -> mean(entry, candidate)).toList();

        for (int i = 1; i < best.size(); i++) {
            assertThat(entry.direction().prefers(scores.get(i - 1), scores.get(i)))
                    .as("%s is %s for %s", entry.name(), scores, best)
                    .isTrue();
        }
        if (best.size() < Candidate.values().length) {
            Path page = Path.of(System.getProperty("limpid.root", "..")).resolve("docs/metrics.md");
            assertThat(Files.readString(page))
                    .as("docs/metrics.md, where it tells which metrics do not order all explanations")
                    .contains("\n| `" + entry.name() + "` | demo");
        }
    }

    private static List<Candidate> bestFirst(MetricEntry entry) {
        return switch (entry.name()) {
            case "monotonicity" -> List.of();
            case "deletion-auc",
                    "pixel-flipping",
                    "drop-in-deletion",
                    "average-drop",
                    "increase-in-confidence",
                    "average-gain",
                    "pointing-game",
                    "box-iou",
                    "effective-complexity",
                    "localisation-error" -> List.of(Candidate.SIGN, Candidate.REST);
            default -> List.of(Candidate.SIGN, Candidate.RANDOM, Candidate.REST);
        };
    }

    /** What becomes of the sign's mask. */
    private enum Candidate {
        SIGN {
            @Override
            float of(float mask, Random random) {
                return mask;
            }
        },
        RANDOM {
            @Override
            float of(float mask, Random random) {
                return random.nextFloat();
            }
        },
        REST {
            @Override
            float of(float mask, Random random) {
                return 1 - mask;
            }
        };

        abstract float of(float mask, Random random);

        float[] of(float... mask) {
            Random random = new Random(1);
            float[] map = new float[mask.length];
            for (int i = 0; i < map.length; i++) {
                map[i] = of(mask[i], random);
            }
            return map;
        }
    }

    private static double mean(MetricEntry entry, Candidate candidate) {
        String quick = QUICK.getOrDefault(entry.name(), "");
        var metric = Metrics.parse(entry.name() + (quick.isEmpty() ? "" : "(" + quick + ")"));
        return SEEN.stream()
                .mapToDouble(
                        picture -> metric.score(example(picture, candidate)).value())
                .average()
                .orElseThrow();
    }

    private static MetricCase example(Picture picture, Candidate candidate) {
        Prepared prepared = classifier.preprocessing().prepare(picture.photo());
        GroundTruth truth = GroundTruth.ofPhotoMask(picture.signMask().asFloat(), prepared.mapping());
        Tensor mask = truth.mask().orElseThrow();
        Explanation explanation = Explanation.of(Tensor.of(candidate.of(mask.toFloats()), mask.shape()));
        int label = argmax(scorer.logits(prepared.tensor()).toFloats());
        return MetricCase.of(prepared.tensor(), label, explanation, new Signs(scorer))
                .with(truth.withLabel(label))
                .with(prepared.mapping());
    }

    private static int argmax(float... values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** The model without a method. */
    private record Signs(Scorer scorer) implements Subject {
        @Override
        public List<Explanation> explain(Tensor images, int target) {
            throw new UnsupportedOperationException("no method made the explanation");
        }
    }
}
