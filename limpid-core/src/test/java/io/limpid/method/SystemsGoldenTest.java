package io.limpid.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Attribution;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.GraphMethod;
import io.limpid.Target;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.spec.MethodSpec;
import io.limpid.program.ExactRunner;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Maps of the composite systems against those of their authors' code, see {@link SystemsGoldenRows}; {@code -Dgolden.methods}
 * chooses some.
 */
class SystemsGoldenTest {
    private static final String METHODS = System.getProperty("golden.methods", ".*");

    static Stream<String> models() {
        return Shared.isThere() ? Goldens.models().stream() : Stream.of("none");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGoldenOfAModel_isReproduced(String model) {
        Shared.assume();
        Classifier classifier = Classifier.of(OnnxModel.read(Shared.model(model + ".onnx")), Preprocessing.imagenet());
        Map<MethodSpec, List<GoldenEntry>> bySpec = Goldens.of(model).stream()
                .filter(entry -> SystemsGoldenRows.spec(entry).isPresent()
                        && entry.method().matches(METHODS))
                .collect(Collectors.groupingBy(
                        entry -> SystemsGoldenRows.spec(entry).orElseThrow()));
        List<Difference> differences = new ArrayList<>();
        bySpec.forEach((spec, entries) -> differences.addAll(differences(spec, entries, classifier)));

        System.out.print(table(model, differences));
        assertThat(differences).allSatisfy(each -> assertThat(each.share())
                .as(each.toString())
                .isLessThanOrEqualTo(SystemsGoldenRows.bound(each.entry())));
    }

    @Test
    void whereDenominatorsPassThroughZero_theGoldenIsAsFarFromDoublePrecisionAsWeAre() {
        Shared.assume();
        List<GoldenEntry> entries = Goldens.of("vgg_cifar10").stream()
                .filter(entry -> SystemsGoldenRows.SMALL_DIVISORS.contains(entry.file()))
                .toList();
        assertThat(entries).hasSameSizeAs(SystemsGoldenRows.SMALL_DIVISORS);
        for (GoldenEntry entry : entries) {
            Tensor input = Goldens.input(entry);
            Network network = Network.of(OnnxModel.read(Shared.model("vgg_cifar10.onnx")), input.shape());
            GraphMethod method =
                    (GraphMethod) Methods.of(SystemsGoldenRows.spec(entry).orElseThrow());
            Goal goal = Goal.of(entry.target(), 1);
            Tensor exact =
                    new ExactRunner(method.program(network)).run(input, goal).attribution();
            Tensor ours;
            try (Runner runner = method.on(network)) {
                ours = runner.run(input, goal).attribution();
            }

            double golden = GoldenStage.difference(exact, Goldens.load(entry).toFloats());
            assertThat(golden).as(entry.toString()).isGreaterThan(1e-3);
            assertThat(GoldenStage.difference(exact, ours.toFloats())).isLessThan(golden);
        }
    }

    private static List<Difference> differences(MethodSpec spec, List<GoldenEntry> entries, Classifier classifier) {
        Map<String, List<GoldenEntry>> byPhoto = entries.stream().collect(Collectors.groupingBy(GoldenEntry::photo));
        List<Difference> differences = new ArrayList<>();
        try (Explainer explainer = Methods.of(spec).on(classifier)) {
            for (List<GoldenEntry> ofPhoto : byPhoto.values()) {
                Tensor input = Goldens.input(ofPhoto.get(0));
                Map<Integer, Tensor> maps = maps(explainer, input, ofPhoto);
                for (GoldenEntry entry : ofPhoto) {
                    Tensor map = Objects.requireNonNull(maps.get(entry.target()));
                    float[] ours = GoldenStage.of(map, entry.stage(), input.size(2), input.size(3));
                    differences.add(new Difference(entry, GoldenStage.difference(Goldens.load(entry), ours)));
                }
            }
        }
        return differences;
    }

    /** Explains all classes together where runs are shared, and each by itself where a single run suffices. */
    private static Map<Integer, Tensor> maps(Explainer explainer, Tensor input, List<GoldenEntry> entries) {
        List<Integer> classes =
                entries.stream().map(GoldenEntry::target).distinct().toList();
        List<Target> targets =
                classes.stream().<Target>map(index -> Target.classIndex(index)).toList();
        List<Attribution> found = explainer.method() instanceof GraphMethod
                ? targets.stream()
                        .map(target -> explainer.explain(input, target))
                        .toList()
                : explainer.explainAll(input, Target.each(targets));
        return IntStream.range(0, classes.size()).boxed().collect(Collectors.toMap(classes::get, i -> found.get(i)
                .values()));
    }

    private static String table(String model, List<Difference> differences) {
        StringBuilder table = new StringBuilder(
                model + ": " + differences.size() + " goldens; worst case as a share of the golden's range\n");
        differences.stream()
                .collect(Collectors.groupingBy(Difference::kind, TreeMap::new, Collectors.toList()))
                .forEach((method, each) -> table.append(String.format(
                        Locale.ROOT,
                        "  %-40s %4d  %s%n",
                        method,
                        each.size(),
                        each.stream()
                                .max((a, b) -> Double.compare(a.share(), b.share()))
                                .orElseThrow())));
        return table.toString();
    }

    /** How far a map is from its golden. */
    private record Difference(GoldenEntry entry, double share) {
        /** Returns the method, with the base and the layer of FG-CAM. */
        String kind() {
            return Stream.of(
                            entry.method(),
                            entry.raw().path("base_cam").asText(""),
                            entry.raw().path("denoising").asText(""),
                            entry.raw().path("target_layer").asText(""),
                            entry.raw().path("mode").asText(""))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1e  %s", share, entry);
        }
    }
}
