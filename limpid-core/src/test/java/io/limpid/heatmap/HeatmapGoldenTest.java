package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Raw maps and what pytorch-grad-cam makes of them: ReLU, min-max, OpenCV's bilinear resize, min-max. */
class HeatmapGoldenTest {
    /** The reference adds 1e-7 to its divisors and computes in single precision. */
    private static final double TOLERANCE = 1e-6;

    @Test
    void positiveMaps_areThoseOfTheReference() throws IOException {
        Shared.assume();
        List<Path> finals;
        try (Stream<Path> files = Files.walk(Shared.golden(""))) {
            finals = files.filter(file -> file.toString().endsWith("_top1_final.npy"))
                    .filter(file -> Files.exists(raw(file)))
                    .filter(file -> !file.toString().contains("ScoreCAM"))
                    .toList();
        }

        assertThat(finals).isNotEmpty();
        for (Path file : finals) {
            assertThat(worst(file)).as(file.toString()).isLessThan(TOLERANCE);
        }
    }

    private static Path raw(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace("_final", "_raw"));
    }

    private static double worst(Path file) throws IOException {
        Tensor expected = Npy.read(file);
        float[] wanted = expected.toFloats();
        float[] values = Heatmap.positive(Npy.read(raw(file)), expected.size(0), expected.size(1))
                .values()
                .toFloats();
        double worst = 0;
        for (int i = 0; i < wanted.length; i++) {
            worst = Math.max(worst, Math.abs(values[i] - wanted[i]));
        }
        return worst;
    }
}
