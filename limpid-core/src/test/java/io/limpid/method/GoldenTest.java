package io.limpid.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.spec.MethodSpec;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attributions of real models against those of the libraries that people know, see {@link GoldenRows}.
 *
 * <p>With {@code -Dgolden.methods=GradCAM|KPCA_CAM} only goldens of these methods are looked at.
 */
class GoldenTest {
    private static final String METHODS = System.getProperty("golden.methods", ".*");
    private static final double TOLERANCE = 1e-4;

    static Stream<String> models() {
        return Shared.isThere() ? Goldens.models().stream() : Stream.of("none");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGoldenOfAModel_isReproduced(String model) throws IOException {
        Shared.assume();
        Map<MethodSpec, List<GoldenEntry>> bySpec = Goldens.of(model).stream()
                .filter(entry ->
                        GoldenRows.find(entry).isPresent() && entry.method().matches(METHODS))
                .collect(Collectors.groupingBy(
                        entry -> GoldenRows.find(entry).orElseThrow().specFor(entry),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Classifier classifier = Classifier.of(OnnxModel.read(Shared.model(model + ".onnx")), Preprocessing.imagenet());
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<MethodSpec, List<GoldenEntry>> group : bySpec.entrySet()) {
            try (Explainer explainer = Methods.of(group.getKey()).on(classifier)) {
                Map<String, Tensor> done = new HashMap<>();
                group.getValue().forEach(entry -> differences.add(difference(entry, explainer, done)));
            }
        }

        System.out.println(table(model, differences));
        assertThat(METHODS.equals(".*") && differences.isEmpty()).isFalse();
        assertThat(differences.stream().filter(Difference::isTooGreat).toList()).isEmpty();
    }

    private static Difference difference(GoldenEntry entry, Explainer explainer, Map<String, Tensor> done) {
        Tensor input = Goldens.input(entry);
        Tensor attribution = done.computeIfAbsent(entry.photo() + entry.target(), key -> explainer
                .explain(input, Target.classIndex(entry.target()))
                .values());
        Tensor golden = Goldens.load(GoldenExceptions.goldenFile(entry));
        GoldenRow row = GoldenRows.find(entry).orElseThrow();
        double share = GoldenStage.difference(golden, atStage(attribution, entry, input));
        if (GoldenRows.SIGNLESS.contains(entry.method())) {
            share = Math.min(share, GoldenStage.difference(golden, atStage(negated(attribution), entry, input)));
        }
        return new Difference(row, entry, share);
    }

    private static float[] atStage(Tensor attribution, GoldenEntry entry, Tensor input) {
        return GoldenStage.of(attribution, entry.stage(), input.size(2), input.size(3));
    }

    private static Tensor negated(Tensor tensor) {
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return Tensor.of(values, tensor.shape());
    }

    private static String table(String model, List<Difference> differences) {
        Map<String, List<Difference>> byMethod = differences.stream()
                .collect(Collectors.groupingBy(each -> each.row().method(), TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder(model + ": " + differences.size()
                + " goldens; worst case of each method as a share of the golden's range\n");
        byMethod.forEach((method, each) -> {
            Difference worst = each.stream()
                    .max((a, b) -> Double.compare(a.share(), b.share()))
                    .orElseThrow();
            table.append(String.format(
                    Locale.ROOT,
                    "  %-20s %4d  %.1e of %.0e  %s%n",
                    method,
                    each.size(),
                    worst.share(),
                    worst.bound(),
                    worst.entry()));
        });
        return table.toString();
    }

    @Test
    void everyGolden_isReproducedOrOfAMethodStillToCome() {
        Shared.assume();
        Map<String, Long> later = Goldens.all().stream()
                .filter(GoldenRows::isLater)
                .collect(Collectors.groupingBy(GoldenEntry::method, TreeMap::new, Collectors.counting()));

        System.out.println("goldens of methods still to come: " + later);
        assertThat(Goldens.all())
                .filteredOn(entry -> GoldenRows.find(entry).isEmpty())
                .filteredOn(entry -> SystemsGoldenRows.spec(entry).isEmpty())
                .filteredOn(entry -> !GoldenRows.isLater(entry) && !GoldenRows.isMaterial(entry))
                .isEmpty();
    }

    @Test
    void everyException_namesAGolden() {
        Shared.assume();
        List<String> files = Goldens.all().stream().map(GoldenEntry::file).toList();

        assertThat(GoldenExceptions.ALL).extracting(GoldenException::file).isSubsetOf(files);
    }

    @Test
    void everySpecOfTheTable_isKnown() {
        assertThat(GoldenRows.ALL).allSatisfy(row -> assertThatCode(() -> Methods.parse(row.spec()))
                .doesNotThrowAnyException());
    }

    /** How far an attribution is from its golden. */
    private record Difference(GoldenRow row, GoldenEntry entry, double share) {
        double bound() {
            return GoldenExceptions.find(entry).map(GoldenException::bound).orElse(TOLERANCE);
        }

        boolean isTooGreat() {
            return !(share <= bound());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%n%s differs by %.1e of its range", entry, share);
        }
    }
}
