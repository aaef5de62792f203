package io.limpid.method.combination;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.sum;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.heatmap.Heatmap;
import io.limpid.image.Size;
import io.limpid.method.plane.Plane;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradCamTimesLrpTest {
    private static final int CLASS = 2;

    /** Their heatmap at the input's size. */
    private static float[] cam(RandomNet net, String spec) {
        Tensor image = net.example(1);
        return Heatmap.positive(attribution(net, spec, CLASS), image.size(2), image.size(3))
                .values()
                .toFloats();
    }

    private static double[] meanOverChannels(Tensor relevance) {
        int places = relevance.size(2) * relevance.size(3);
        float[] values = relevance.toFloats();
        double[] means = new double[places];
        for (int i = 0; i < values.length; i++) {
            means[i % places] += values[i] / relevance.size(1);
        }
        return means;
    }

    @Test
    void withoutThresholdAndBlur_itIsThePlainProduct() {
        RandomNet net = RandomNets.resnet(6);
        float[] cam = cam(net, "grad-cam++");
        double[] relevance = meanOverChannels(attribution(net, "lrp", CLASS));
        float[] expected = new float[cam.length];
        for (int i = 0; i < cam.length; i++) {
            expected[i] = (float) (cam[i] * Math.max(relevance[i], 0));
        }
        Tensor map = attribution(net, "grad-cam-x-lrp(denoise=none,sigma=0)", CLASS);

        assertThat(map).isCloseTo(Tensor.of(expected, map.shape()), 1e-5);
    }

    @Test
    void beforeTheBlur_itIsOnlyWhereTheCamReachesTheThreshold() {
        RandomNet net = RandomNets.resnet(6);
        float[] cam = cam(net, "grad-cam");
        float[] map = attribution(
                        net,
                        "grad-cam-x-lrp(first=grad-cam,level=0.6,sigma=0,second=input-x-gradient,evidence=absolute)",
                        CLASS)
                .toFloats();
        int kept = 0;
        for (int i = 0; i < map.length; i++) {
            kept += map[i] != 0 ? 1 : 0;
            assertThat(map[i] == 0 || cam[i] >= 0.6f - 1e-6f).isTrue();
        }
        assertThat(kept).isBetween(1, map.length - 1);
    }

    @Test
    void blur_keepsTheSum() {
        RandomNet net = RandomNets.resnet(6);
        double sharp = sum(attribution(net, "grad-cam-x-lrp(sigma=0)", CLASS));

        assertThat(sum(attribution(net, "grad-cam-x-lrp(sigma=3)", CLASS))).isCloseTo(sharp, within(1e-5 * sharp));
    }

    @Test
    void signedEvidence_isPositiveLessNegative() {
        RandomNet net = RandomNets.vgg(6);
        double signed = sum(attribution(net, "grad-cam-x-lrp(evidence=signed)", CLASS));
        double positive = sum(attribution(net, "grad-cam-x-lrp(evidence=positive)", CLASS));
        double absolute = sum(attribution(net, "grad-cam-x-lrp(evidence=absolute)", CLASS));

        assertThat(signed).isCloseTo(2 * positive - absolute, within(1e-5 * absolute));
    }

    private static Plane plane(float... values) {
        return Plane.of(values, new Size(1, values.length));
    }

    @ParameterizedTest
    @EnumSource
    void denoising_ofTwoClearGroups_neverTakesTheStrongOne(Denoising denoising) {
        Plane map = Plane.of(new float[] {0, .1f, 0, .1f, .9f, 1, .9f, 1, .9f, 1, .9f, 1}, new Size(4, 3));
        double[] values = denoising.of(map, 0.4f).values();

        assertThat(values[9]).isGreaterThanOrEqualTo(.9);
    }

    @Test
    void denoising_isThatComputedByHand() {
        Plane map = plane(0, .1f, .2f, .8f, 1);

        assertThat(Denoising.NONE.of(map, .5f).values()).isEqualTo(map.values());
        assertThat(Denoising.FIXED.of(map, .2f).values())
                .isEqualTo(plane(0, 0, .2f, .8f, 1).values());
        assertThat(Denoising.MEAN.of(map, 0).values())
                .isEqualTo(plane(0, 0, 0, .8f, 1).values());
        assertThat(Denoising.OTSU.of(map, 0).values())
                .isEqualTo(plane(0, 0, 0, .8f, 1).values());
        assertThat(Denoising.PERCENTILE.of(map, .4f).values())
                .isEqualTo(plane(0, .1f, .2f, .8f, 1).values());
        assertThat(Denoising.PERCENTILE.of(map, 1).values())
                .isEqualTo(plane(0, 0, 0, 0, 1).values());
    }

    @Test
    void median_takesOutASinglePixel() {
        float[] values = new float[25];
        values[12] = 1;

        assertThat(Denoising.MEDIAN3.of(Plane.of(values, new Size(5, 5)), 0).values())
                .containsOnly(0);
    }
}
