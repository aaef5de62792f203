package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.image.Size;
import io.limpid.method.Methods;
import io.limpid.method.PlainScores;
import io.limpid.method.plane.Plane;
import io.limpid.program.Score;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcclusionTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 2;

    /** A second implementation: window after window, each image masked here. */
    private static Tensor twin(RandomNet net, int window, int stride, Score score) {
        Tensor image = net.example(1);
        int edge = image.size(2);
        double[] sums = new double[edge * edge];
        double[] covers = new double[edge * edge];
        try (PlainScores scores = PlainScores.of(net, score, CLASS)) {
            double clean = scores.of(image);
            for (int top : starts(edge, window, stride)) {
                for (int left : starts(edge, window, stride)) {
                    double[] mask = new double[edge * edge];
                    for (int i = 0; i < mask.length; i++) {
                        boolean hidden = i / edge >= top
                                && i / edge < top + window
                                && i % edge >= left
                                && i % edge < left + window;
                        mask[i] = hidden ? 0 : 1;
                    }
                    double fall = clean - scores.masked(image, mask, Tensor.filled(0, image.shape()));
                    for (int i = 0; i < mask.length; i++) {
                        sums[i] += (1 - mask[i]) * fall;
                        covers[i] += 1 - mask[i];
                    }
                }
            }
        }
        Arrays.setAll(sums, i -> sums[i] / Math.max(1, covers[i]));
        return Plane.of(sums, Size.square(edge)).toTensor();
    }

    private static List<Integer> starts(int edge, int window, int stride) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start + window < edge; start += stride) {
            starts.add(start);
        }
        starts.add(edge - window);
        return starts;
    }

    @ParameterizedTest
    @CsvSource({"4,4,LOGIT", "5,3,PROBABILITY", "12,1,LOGIT", "1,5,LOGIT"})
    void map_isTheMeanFallOverTheWindowsThatHideAPixel(int window, int stride, Score score) {
        RandomNet net = RandomNets.vgg(1);
        String spec = "occlusion(window=%d,stride=%d,score=%s)".formatted(window, stride, score.text());

        assertThat(attribution(net, spec, CLASS)).isCloseTo(twin(net, window, stride, score), FLOAT);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "1000"})
    void batch_hasNoInfluence(int batch) {
        RandomNet net = RandomNets.mobilenet(2);

        assertThat(attribution(net, "occlusion(batch=" + batch + ")", CLASS))
                .isCloseTo(attribution(net, "occlusion", CLASS), FLOAT);
    }

    @Test
    void mean_isTakenOverTheWindowsThatHideAPixel() {
        OcclusionWindows windows = OcclusionWindows.of(new Size(1, 4), new Size(1, 2), new Size(1, 1));

        assertThat(windows.count()).isEqualTo(3);
        assertThat(windows.mean(new double[] {2, 4, 8}).toFloats()).containsExactly(2, 3, 6, 8);
    }

    @Test
    void windowsAcross_mayDifferFromThoseDown() {
        OcclusionWindows windows = OcclusionWindows.of(new Size(48, 192), new Size(16, 48), new Size(16, 24));

        assertThat(windows.count()).isEqualTo(3 * 7);
        assertThat(Methods.parse("occlusion(window=16x48,stride=16x24)").spec()).contains("window=16x48");
    }

    @Test
    void progress_growsToOne() {
        List<Double> heard = new ArrayList<>();
        RandomNet net = RandomNets.vgg(1);
        try (Runner runner = Methods.parse("occlusion").on(network(net))) {
            runner.run(net.example(2), Goal.of(CLASS, 2), heard::add);
        }

        assertThat(heard).isSorted().hasSizeGreaterThan(10).endsWith(1.0);
    }

    @Test
    void whatCannotBeDone_isRefused() {
        RandomNet net = RandomNets.vgg(1);

        assertThatThrownBy(() -> attribution(net, "occlusion(window=13)", CLASS))
                .hasMessageContaining("only 12");
        assertThatThrownBy(() -> attribution(net, "occlusion(window=big)", CLASS))
                .hasMessageContaining("big");
        assertThatThrownBy(() -> Methods.parse("occlusion(window=0)")).hasMessageContaining("parameter window");
        assertThatThrownBy(() -> Methods.parse("occlusion(stride=2x0)")).hasMessageContaining("parameter stride");
    }
}
