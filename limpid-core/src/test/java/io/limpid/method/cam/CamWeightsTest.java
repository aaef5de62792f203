package io.limpid.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Emitter;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two channels of two by two places, weighted by hand. */
class CamWeightsTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final Tensor ACTIVATIONS = Tensor.of(new float[] {1, 2, 2, 1, 0, 3, 1, 0}, 1, 2, 2, 2);
    private static final Tensor GRADIENT =
            Tensor.of(new float[] {.5f, -.25f, .25f, .5f, -.2f, .25f, .25f, 0}, 1, 2, 2, 2);

    static Stream<Arguments> byHand() {
        return Stream.of(
                row(new SpatialMean(), weights(0.25, 0.075), map(0.25, 0.725, 0.575, 0.25)),
                row(new NegatedSpatialMean(), weights(-0.25, -0.075), map(-0.25, -0.725, -0.575, -0.25)),
                row(new SpatialSum(), weights(1, 0.3), map(1, 2.9, 2.3, 1)),
                row(new EveryPlace(), weights(.5, -.25, .25, .5, -.2, .25, .25, 0), map(0.5, 0.25, 0.75, 0.5)),
                row(new PositiveProducts(), weights(.5, 0, .25, .5, 0, .25, .25, 0), map(0.5, 0.75, 0.75, 0.5)),
                row(new PositivePlaces(), weights(.5, 0, .25, .5, 0, .25, .25, 0), map(0.5, 0.75, 0.75, 0.5)),
                row(
                        new PlusPlus(0),
                        weights(0.2714285714, 0.1666666667),
                        map(0.2714285714, 1.0428571429, 0.7095238095, 0.2714285714)),
                row(
                        new ActivationShare(0),
                        weights(1 / 6.0, 0.25),
                        map(0.1666666667, 1.0833333333, 0.5833333333, 0.1666666667)));
    }

    private static Arguments row(ChannelWeighting weighting, double[] weights, double[] map) {
        return Arguments.of(weighting, weights, map);
    }

    private static double[] weights(double... weights) {
        return weights;
    }

    private static double[] map(double... map) {
        return map;
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void weightsAndMap_areThoseComputedByHand(ChannelWeighting weighting, double[] weights, double[] map) {
        double[] emitted = weigh(weighting, ACTIVATIONS, GRADIENT);

        assertThat(emitted).containsExactly(weights, CLOSE);
        assertThat(mapOf(emitted)).containsExactly(map, CLOSE);
    }

    @Test
    void plusPlus_whereTheDenominatorIsZero_countsNothing() {
        Tensor gradient = Tensor.of(new float[] {.5f, -.25f, .25f, .5f, -.5f, .25f, .25f, 0}, 1, 2, 2, 2);

        assertThat(weigh(new PlusPlus(0), ACTIVATIONS, gradient)[1]).isCloseTo(1 / 6.0, CLOSE);
    }

    @Test
    void activationShare_ofAnEmptyChannel_isZero() {
        Tensor empty = Tensor.of(new float[] {0, 0, 0, 0, 0, 3, 1, 0}, 1, 2, 2, 2);

        assertThat(weigh(new ActivationShare(0), empty, GRADIENT)).containsExactly(new double[] {0, 0.25}, CLOSE);
    }

    private static double[] weigh(ChannelWeighting weighting, Tensor activations, Tensor gradient) {
        GraphBuilder builder = new GraphBuilder();
        Value a = Value.of("activations");
        Value g = Value.of("gradient");
        builder.input(a, activations.tensorType()).input(g, gradient.tensorType());
        Value weights = weighting.weigh(Emitter.into(builder, "cam"), a, g);
        builder.output(weights);
        return ReferenceInterpreter.runTensors(builder.build(), Map.of(a, activations, g, gradient))
                .get(weights)
                .toDoubles();
    }

    /** Returns {@code sum_k w_k A_k}, for a weight a channel or a weight a place. */
    private static double[] mapOf(double... weights) {
        float[] activations = ACTIVATIONS.toFloats();
        double[] map = new double[4];
        for (int i = 0; i < activations.length; i++) {
            map[i % 4] += activations[i] * weights[weights.length == 2 ? i / 4 : i];
        }
        return map;
    }
}
