package io.limpid.method.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** LIME-CAM against its authors' code, with the random masks that were drawn there. */
class LimeCamGoldenTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void everyGolden_isReproducedWithItsMasks() {
        Shared.assume();
        Map<String, Network> networks = new HashMap<>();
        Map<String, Double> worst = new TreeMap<>();
        for (GoldenEntry entry : Goldens.ofMethod("LIME-CAM")) {
            Network network = networks.computeIfAbsent(
                    entry.model(),
                    model -> Network.of(
                            OnnxModel.read(Shared.model(model + ".onnx")),
                            Goldens.input(entry).shape()));
            double difference = difference(entry, network);

            worst.merge(entry.model(), difference, Math::max);
            assertThat(difference).as(entry.file()).isLessThan(TOLERANCE);
        }

        worst.forEach((model, share) ->
                System.out.printf(Locale.ROOT, "LIME-CAM %-20s %.1e of the golden's range%n", model, share));
        assertThat(worst).hasSize(3);
    }

    private static double difference(GoldenEntry entry, Network network) {
        LimeCam plain = (LimeCam) Methods.parse("lime-cam(layer=" + entry.layerTensor() + ")");
        Tensor masks = Goldens.load(entry.file().replace(".npy", "_masks.npy"));
        LimeCam method =
                new LimeCam(plain.canonical(), plain.layer(), channels -> rows(masks), plain.lasso(), plain.batch());
        try (Runner runner = method.on(network)) {
            float[] ours = runner.run(Goldens.input(entry), Goal.of(entry.target(), 1))
                    .attribution()
                    .toFloats();
            return difference(ours, Goldens.load(entry).toFloats());
        }
    }

    private static boolean[][] rows(Tensor masks) {
        boolean[][] rows = new boolean[masks.size(0)][masks.size(1)];
        float[] values = masks.toFloats();
        for (int i = 0; i < values.length; i++) {
            rows[i / masks.size(1)][i % masks.size(1)] = values[i] != 0;
        }
        return rows;
    }

    /** Returns the greatest difference of our rectified map as a share of the golden's range. */
    private static double difference(float[] ours, float[] golden) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double difference = 0;
        for (int i = 0; i < golden.length; i++) {
            least = Math.min(least, golden[i]);
            greatest = Math.max(greatest, golden[i]);
            difference = Math.max(difference, Math.abs(Math.max(ours[i], 0) - golden[i]));
        }
        return difference / (greatest - least);
    }
}
