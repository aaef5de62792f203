package io.limpid.method.ensemble;

import static io.limpid.method.Explained.attribution;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.method.Methods;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;

class NoisyCopiesTest {
    private static final RandomNet NET = RandomNets.resnet(4);
    private static final double FLOAT = 1e-4;

    private static Tensor of(String spec) {
        return attribution(NET, spec, 1);
    }

    @Test
    void withoutNoise_theMeanIsTheMethodItself_andNothingVaries() {
        assertThat(of("smooth-grad(noise=0,samples=3)")).isCloseTo(of("gradient"), FLOAT);
        assertThat(of("smooth-grad(of=guided-backprop,noise=0,samples=3)")).isCloseTo(of("guided-backprop"), FLOAT);
        assertThat(of("var-grad(noise=0,samples=1)"))
                .isEqualTo(Tensor.filled(0, NET.example(1).shape()));
    }

    @Test
    void withoutNoise_smoothGradCamPlusPlusIsGradCamPlusPlus() {
        assertThat(of("smooth-grad-cam++(noise=0,samples=3)")).isCloseTo(of("grad-cam++"), FLOAT);
    }

    @Test
    void variance_isTheMeanSquareLessTheSquareOfTheMean() {
        float[] variance = of("var-grad(samples=6)").toFloats();
        float[] square = of("smooth-grad(samples=6,squared=true)").toFloats();
        float[] mean = of("smooth-grad(samples=6)").toFloats();
        float[] expected = new float[mean.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = square[i] - mean[i] * mean[i];
        }

        assertThat(Tensor.of(variance, variance.length)).isCloseTo(Tensor.of(expected, expected.length), FLOAT);
    }

    @Test
    void noise_dependsOnTheSeedAndNotOnHowSamplesAreBatched() {
        Tensor byEight = of("smooth-grad(samples=9)");

        assertThat(of("smooth-grad(samples=9,batch=2)")).isCloseTo(byEight, FLOAT);
        assertThat(of("smooth-grad(samples=9,seed=1)")).isNotEqualTo(byEight);
    }

    @Test
    void noise_hasTheDeviationAskedFor() {
        Tensor image = Tensor.of(new float[] {-1, 3}, 1, 1, 1, 2);
        Noise noise = new Noise(0.25f, 5);
        Moments moments = new Moments(2);
        for (int sample = 0; sample < 20_000; sample++) {
            moments.add(noise.on(image, sample).toFloats());
        }

        assertThat(moments.means()).satisfies(means -> {
            assertThat(means[0]).isBetween(-1.03, -0.97);
            assertThat(means[1]).isBetween(2.97, 3.03);
        });
        assertThat(moments.variances()[0]).isBetween(0.97, 1.03);
    }

    @Test
    void unknownInnerMethod_isRefusedWithTheNamesAllowed() {
        assertThatThrownBy(() -> Methods.parse("smooth-grad(of=grad-cam)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grad-cam")
                .hasMessageContaining("guided-backprop");
    }
}
