package io.limpid.metric.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.FlatBlur;
import io.limpid.metric.registry.Metrics;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deletion and insertion as the authors' code computed them, 1792 pixels a step, for stored explanations with few ties. */
class RiseGoldenTest {
    /** Float kernels of two runtimes, relative to a probability. */
    private static final double FLOAT = 1e-4;

    static Stream<GoldenEntry> runs() {
        return Shared.isThere()
                ? Stream.of("RISE deletion", "RISE insertion").flatMap(method -> Goldens.ofMethod(method).stream())
                : Stream.of(new GoldenEntry(MissingNode.getInstance()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void curve_isThatOfTheReference(GoldenEntry entry) {
        Shared.assume();
        String folder = entry.file().substring(0, entry.file().lastIndexOf('/'));
        String metric = entry.method().equals("RISE deletion") ? "deletion-auc" : "insertion-auc";
        float[] expected = Goldens.load(entry).toFloats();

        try (GoldenCase golden = GoldenCase.open(folder, "rise_saliency.npy", entry.target())) {
            Score score = Metrics.parse(metric + "(step=1792,ties=last)").score(golden.example());
            List<Double> curve = score.curve().orElseThrow().y();

            assertThat(curve).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                assertThat(curve.get(i))
                        .as("after step %d", i)
                        .isCloseTo(expected[i], within(FLOAT * expected[i] + 1e-7));
            }
            double area = entry.raw().path("auc").asDouble();
            assertThat(score.value()).isCloseTo(area, within(FLOAT * area));
        }
    }

    @Test
    void blurredImage_isThatOfTheReference() {
        Shared.assume();
        for (GoldenEntry entry : Goldens.ofMethod("RISE insertion")) {
            String folder = entry.file().substring(0, entry.file().lastIndexOf('/'));
            Tensor blurred = FlatBlur.of(Goldens.load(folder + "/input.npy"));
            float[] corner = Goldens.load(folder + "/rise_blurred.npy").toFloats();
            float[] values = blurred.toFloats();
            int width = blurred.size(3);

            for (int i = 0; i < corner.length; i++) {
                int at = i / 64 * width * blurred.size(2) + i % 64 / 8 * width + i % 8;
                assertThat(values[at]).isCloseTo(corner[i], within(1e-5f));
            }
        }
    }
}
