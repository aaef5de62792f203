package io.limpid.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.GraphMethod;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.GoldenException.Reason;
import io.limpid.program.ExactRunner;
import io.limpid.program.Goal;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Shared;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shows the reasons of {@link GoldenExceptions} by running the same programs in double precision. */
class GoldenEvidenceTest {
    private static final double CLOSE = 1e-4;
    private static final double MILLIONTH = 1e-6;

    private final Map<String, Network> networks = new HashMap<>();

    @Test
    void whereTheReferenceRounded_doublePrecisionGivesOurNumbers() {
        Shared.assume();
        for (GoldenEntry entry : entries(Reason.REFERENCE_ROUNDED)) {
            double[] exact = exact(entry, Goldens.input(entry));

            assertThat(difference(exact, ours(entry))).as("ours, %s", entry).isLessThan(CLOSE);
            assertThat(difference(exact, golden(entry))).as("golden, %s", entry).isGreaterThan(CLOSE);
        }
    }

    @Test
    void whereWeRounded_doublePrecisionGivesTheGolden() {
        Shared.assume();
        GoldenEntry entry = entries(Reason.WE_ROUNDED).iterator().next();

        assertThat(difference(exact(entry, Goldens.input(entry)), golden(entry)))
                .as(entry.toString())
                .isLessThan(CLOSE);
    }

    @Test
    void whereBothRounded_doublePrecisionJumpsWithAMillionthOfTheImage() {
        Shared.assume();
        GoldenEntry entry = entries(Reason.BOTH_ROUNDED).iterator().next();
        Tensor input = Goldens.input(entry);

        double jump = difference(exact(entry, input), exact(entry, moved(input)));

        assertThat(jump).as(entry.toString()).isGreaterThan(CLOSE);
    }

    /** Returns an exception of each model and method that needs one run. */
    private static Collection<GoldenEntry> entries(Reason reason) {
        List<String> files = GoldenExceptions.ALL.stream()
                .filter(exception -> exception.reason() == reason)
                .map(GoldenException::file)
                .toList();
        Map<String, GoldenEntry> entries = new LinkedHashMap<>();
        Goldens.all().stream()
                .filter(entry -> files.contains(entry.file()) && !entry.method().equals("IntegratedGradients"))
                .forEach(entry -> entries.putIfAbsent(entry.model() + entry.method(), entry));
        assertThat(entries).isNotEmpty();
        return entries.values();
    }

    private static Tensor moved(Tensor input) {
        float[] values = input.toFloats();
        float[] noise = RandomTensors.seeded(1).normal(input.shape()).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) (1 + MILLIONTH * noise[i]);
        }
        return Tensor.of(values, input.shape());
    }

    private double[] exact(GoldenEntry entry, Tensor input) {
        return run(new ExactRunner(program(entry)), entry, input);
    }

    private double[] ours(GoldenEntry entry) {
        try (Runner runner = program(entry).open()) {
            return run(runner, entry, Goldens.input(entry));
        }
    }

    private GraphProgram program(GoldenEntry entry) {
        Network network = networks.computeIfAbsent(
                entry.model(),
                model -> Network.of(
                        OnnxModel.read(Shared.model(model + ".onnx")),
                        Goldens.input(entry).shape()));
        GraphMethod method =
                (GraphMethod) Methods.of(GoldenRows.find(entry).orElseThrow().specFor(entry));
        return GraphProgram.write(network, method::emit);
    }

    private static double[] run(Runner runner, GoldenEntry entry, Tensor input) {
        Tensor batch = runner.run(input, Goal.of(entry.target(), 1)).attribution();
        Tensor attribution = batch.reshaped(Arrays.copyOfRange(batch.shape(), 1, batch.rank()));
        return doubles(GoldenStage.of(attribution, entry.stage(), input.size(2), input.size(3)));
    }

    private static double[] golden(GoldenEntry entry) {
        return doubles(Goldens.load(entry).toFloats());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static double difference(double[] exact, double[] other) {
        double range = Arrays.stream(exact).max().orElseThrow()
                - Arrays.stream(exact).min().orElseThrow();
        double difference = 0;
        for (int i = 0; i < exact.length; i++) {
            difference = Math.max(difference, Math.abs(exact[i] - other[i]));
        }
        return difference / range;
    }
}
