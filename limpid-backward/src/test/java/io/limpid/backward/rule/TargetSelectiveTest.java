package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * TSGB as its official code computes it, on a small net: with a message {@code G} that starts with 1 and is multiplied with the
 * input at last.
 */
class TargetSelectiveTest {
    private static final double FLOAT = 1e-5;
    private static final float[] X = {1, -2, 3};

    /** Of each channel by itself. */
    private static final float[] KERNEL = {2, -1, 3};

    private static final float[] SCALE = {0.5f, 1, 2};
    private static final float[] SHIFT = {1, -0.5f, 0.25f};
    private static final float[] DENSE = {3, -2, -1};
    private static final float HIGHEST = 6;

    /** A convolution of three groups, batch normalization, an activation clipped at 6, a dense layer. */
    private static Graph net() {
        return Sketch.of(3, 1, 1)
                .weight("kernel", Tensor.of(KERNEL, 3, 1, 1, 1))
                .weight("scale", Tensor.of(SCALE, 3))
                .weight("shift", Tensor.of(SHIFT, 3))
                .weight("mean", Tensor.filled(0, 3))
                .weight("variance", Tensor.filled(1, 3))
                .number("lowest", 0)
                .number("highest", HIGHEST)
                .weight("dense", Tensor.of(DENSE, 3, 1))
                .node("Conv", Attributes.NONE.with("group", 3L), "conv", "x", "kernel")
                .node(
                        "BatchNormalization",
                        Attributes.NONE.with("epsilon", 0f),
                        "normal",
                        "conv",
                        "scale",
                        "shift",
                        "mean",
                        "variance")
                .node("Clip", "clipped", "normal", "lowest", "highest")
                .node("Flatten", "flat", "clipped")
                .node("Gemm", "logits", "flat", "dense")
                .withOutputs("logits");
    }

    private static double normal(int channel, float[] x) {
        return SCALE[channel] * KERNEL[channel] * x[channel] + SHIFT[channel];
    }

    private static double clipped(int channel, float[] x) {
        return Math.max(0, Math.min(HIGHEST, normal(channel, x)));
    }

    /** How many times as strong the negative weights become so that all terms sum to 0. */
    private static double balance(float[] x) {
        double positive = 0;
        double negative = 0;
        for (int c = 0; c < x.length; c++) {
            positive += Math.max(DENSE[c], 0) * clipped(c, x);
            negative += Math.min(DENSE[c], 0) * clipped(c, x);
        }
        return -positive / negative;
    }

    /** The message at a channel of the convolution's output. */
    private static double message(int channel, float[] x) {
        double atClipped = DENSE[channel] > 0 ? DENSE[channel] : DENSE[channel] * balance(x);
        boolean isOpen = normal(channel, x) > 0 && normal(channel, x) < HIGHEST;
        double atNormal = isOpen ? atClipped : 0;
        return atNormal * normal(channel, x) / (KERNEL[channel] * x[channel] + 1e-10);
    }

    /** What the official code gives: relevance of all channels shared by the size of all inputs. */
    private static double[] naive(float[] x) {
        double relevance = 0;
        double size = 0;
        for (int c = 0; c < x.length; c++) {
            relevance += message(c, x) * KERNEL[c] * x[c];
            size += Math.abs(x[c]);
        }
        double[] result = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            result[c] = Math.abs(x[c]) * relevance / size;
        }
        return result;
    }

    private static double[] reference(float[] x) {
        Sweep sweep = Sweep.of(net(), Composites.tsgbReference());
        double logit = 0;
        for (int c = 0; c < x.length; c++) {
            logit += DENSE[c] * clipped(c, x);
        }
        return sweep.inDouble(Tensor.of(x, 1, 3, 1, 1), Tensor.of(new float[] {(float) logit}, 1, 1))
                .toDoubles();
    }

    @Test
    void reference_isTheMessageOfTheOfficialCodeTimesTheInput_whereTheThirdUnitIsClipped() {
        assertThat(normal(2, X)).isGreaterThan(HIGHEST);
        assertThat(reference(X)).containsExactly(naive(X), within(FLOAT));
    }

    @Test
    void reference_losesWhatReachesAnInputOfZero() {
        float[] x = {0, -2, 1e-3f};

        assertThat(reference(x)).containsExactly(naive(x), within(FLOAT));
    }
}
