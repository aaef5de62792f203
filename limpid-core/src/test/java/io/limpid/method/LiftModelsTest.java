package io.limpid.method;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.Layer;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DeepLIFT, and the CAMs that weigh by contributions, on every real model and at layers of every depth. */
class LiftModelsTest {
    /** Observed are 1.3e-6. */
    private static final double FLOAT = 1e-4;

    private static final InputRange RANGE = InputRange.of(new float[] {-2, -2, -2}, new float[] {2.5f, 2.5f, 2.5f});
    private static final int LAYERS = 4;

    static Stream<String> models() throws IOException {
        if (!Shared.isThere()) {
            return Stream.of("none");
        }
        try (Stream<Path> files = Files.list(Shared.folder().resolve("models"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** A model with a photo as its network takes it, or noise where there is no such photo. */
    private record Case(Network network, Tensor image) {
        static Case of(String file) {
            String model = file.replace(".onnx", "");
            Tensor image = Goldens.models().contains(model)
                    ? Goldens.input(Goldens.of(model).get(0))
                    : RandomTensors.seeded(1).normal(size(file));
            return new Case(
                    Network.of(OnnxModel.read(Shared.model(file)), image.shape())
                            .withInputRange(RANGE),
                    image);
        }

        private static long[] size(String file) {
            return file.startsWith("ppocr") ? new long[] {1, 3, 48, 192} : new long[] {1, 3, 32, 32};
        }

        Outcome explain(String spec) {
            try (Runner runner = Methods.parse(spec).on(network)) {
                return runner.run(image, Goal.of(Goal.PREDICTED, 1));
            }
        }

        /** Returns some of the layers, from the first to the last. */
        List<Layer> layers() {
            List<Layer> all = network.spatialLayers();
            return Stream.iterate(0, i -> i + 1)
                    .limit(LAYERS)
                    .map(i -> all.get(i * (all.size() - 1) / (LAYERS - 1)))
                    .toList();
        }

        boolean isOnlyWay(Layer layer) {
            try {
                return !network.headAt(layer).input().equals(network.input());
            } catch (IllegalArgumentException notTheOnlyWay) {
                return false;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void deepLift_isComplete_fromEveryBaselineAndAtEveryDepth(String model) {
        Shared.assume();
        Case real = Case.of(model);
        double worst = 0;
        for (String baseline : List.of("zero", "black", "white", "mean", "blur")) {
            worst = Math.max(worst, gap(real.explain("deep-lift(baseline=" + baseline + ")"), model));
        }
        for (String rule : List.of("reveal-cancel", "mix")) {
            worst = Math.max(worst, gap(real.explain("deep-lift(rule=" + rule + ")"), model));
        }
        for (Layer layer : real.layers()) {
            if (real.isOnlyWay(layer)) {
                worst = Math.max(worst, gap(real.explain("deep-lift(layer=" + layer.name() + ")"), model));
            }
        }
        System.out.printf(Locale.ROOT, "deep-lift %-28s worst gap %.1e%n", model, worst);
        assertThat(worst).isLessThan(FLOAT);
    }

    /** Also where the golden map itself is not complete. */
    @Test
    void deepLift_sumsToTheDifferenceThatTheGoldensState() {
        Shared.assume();
        for (GoldenEntry entry : Goldens.ofMethod("DeepLift")) {
            double expected = entry.raw().path("delta_logit_vs_zero_baseline").asDouble();
            Network network = Network.of(
                    OnnxModel.read(Shared.model(entry.model() + ".onnx")),
                    Goldens.input(entry).shape());
            try (Runner runner = Methods.parse("deep-lift").on(network)) {
                Outcome outcome = runner.run(Goldens.input(entry), Goal.of(entry.target(), 1));

                assertThat(Explained.sum(outcome.attribution()))
                        .as(entry.file())
                        .isCloseTo(expected, within(FLOAT * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static double gap(Outcome outcome, String model) {
        Balance balance = outcome.balances().get(0);
        double sum = Explained.sum(outcome.attribution());
        double scale = Math.max(1, Math.abs(balance.expected()));

        assertThat(outcome.attribution()).isFinite();
        assertThat(Math.abs(balance.sum() - sum) / scale).as(model).isLessThan(FLOAT);
        return Math.abs(sum - balance.expected()) / scale;
    }

    @ParameterizedTest
    @MethodSource("models")
    void camsOfContributionsAndRelevance_workAtEveryDepth(String model) {
        Shared.assume();
        Case real = Case.of(model);
        for (Layer layer : real.layers()) {
            for (String method : List.of("lift-cam", "lrp-cam")) {
                Tensor map =
                        real.explain(method + "(layer=" + layer.name() + ")").attribution();

                assertThat(map).isFinite();
                assertThat(map.shape())
                        .containsExactly(1, layer.shape().size(2), layer.shape().size(3));
            }
            if (real.isOnlyWay(layer)) {
                assertThat(real.explain("lime-cam(samples=24,layer=" + layer.name() + ")")
                                .attribution())
                        .isFinite();
            }
        }
        assertThat(Shape.of(real.explain("lime-cam").attribution().shape()).rank())
                .isEqualTo(3);
    }
}
