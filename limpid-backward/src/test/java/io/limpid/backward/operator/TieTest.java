package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.rule.Rules;
import io.limpid.graph.Attributes;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.reference.DoubleTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where elements are equal or a function has a kink: which one counts is a convention, worked out by hand here. */
class TieTest {
    @Test
    void maxPool_amongEqualElements_choosesTheFirst() {
        NodeCase pool = NodeCase.of("MaxPool")
                .data(Tensor.of(new float[] {0, 0, 7, 7, 0, 0, 3, 7}, 1, 1, 2, 4))
                .with(windows(2, 2, 0));

        assertThat(gradient(pool, 1, 2)).containsExactly(1, 0, 2, 0, 0, 0, 0, 0);
    }

    @Test
    void maxPool_addsUpWhereWindowsOverlap() {
        NodeCase pool = NodeCase.of("MaxPool")
                .data(Tensor.of(new float[] {1, 5, 5, 2}, 1, 1, 1, 4))
                .with(Attributes.NONE.with("kernel_shape", new long[] {1, 2}));

        assertThat(gradient(pool, 1, 2, 4)).containsExactly(0, 3, 4, 0);
    }

    @Test
    void maxPool_ofABlockOfChannels_choosesTheFirstAndNeverPadding() {
        float[] x = new float[16 * 9];
        double[] upstream = new double[16 * 4];
        double[] expected = new double[16 * 9];
        for (int channel = 0; channel < 16; channel++) {
            System.arraycopy(new float[] {-1, -1, 0, -1, -1, 0, -2, -3, -3}, 0, x, 9 * channel, 9);
            System.arraycopy(new double[] {1, 2, 4, 8}, 0, upstream, 4 * channel, 4);
            System.arraycopy(new double[] {1, 0, 2, 4, 0, 8, 0, 0, 0}, 0, expected, 9 * channel, 9);
        }
        NodeCase pool = NodeCase.of("MaxPool").data(Tensor.of(x, 1, 16, 3, 3)).with(windows(3, 2, 1));

        assertThat(gradient(pool, upstream)).containsExactly(expected);
    }

    @Test
    void maxPool_neverChoosesPadding() {
        NodeCase pool = NodeCase.of("MaxPool")
                .data(Tensor.of(new float[] {-1, -2, -3, -4}, 1, 1, 2, 2))
                .with(windows(2, 2, 1));

        assertThat(gradient(pool, 1, 2, 3, 4)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void maxPool_keepsImagesAndChannelsApart() {
        NodeCase pool = NodeCase.of("MaxPool")
                .data(Tensor.of(new float[] {1, 2, 4, 3, 5, 6, 8, 7}, 2, 2, 1, 2))
                .with(Attributes.NONE.with("kernel_shape", new long[] {1, 2}));

        assertThat(gradient(pool, 1, 2, 3, 4)).containsExactly(0, 1, 2, 0, 0, 3, 4, 0);
    }

    @Test
    void globalMaxPool_amongEqualElements_choosesTheFirst() {
        NodeCase pool = NodeCase.of("GlobalMaxPool").data(Tensor.of(new float[] {1, 3, 3, 2}, 1, 1, 2, 2));

        assertThat(gradient(pool, 5)).containsExactly(0, 5, 0, 0);
    }

    @Test
    void maxOfSignals_amongEqualOnes_choosesTheFirst() {
        NodeCase max =
                NodeCase.of("Max").data(Tensor.of(new float[] {1, 2}, 1, 2)).data(Tensor.of(new float[] {1, 3}, 1, 2));

        assertThat(gradient(max, 5, 7)).containsExactly(5, 0);
    }

    @Test
    void maxWithZero_agreesWithReluAtZero() {
        Tensor x = Tensor.of(new float[] {-1, 0, 1}, 1, 3);

        assertThat(gradient(NodeCase.of("Relu").data(x), 1, 1, 1)).containsExactly(0, 0, 1);
        assertThat(gradient(NodeCase.of("Max").data(x).constant(Tensor.scalar(0)), 1, 1, 1))
                .containsExactly(0, 0, 1);
    }

    @Test
    void clip_passesNothingAtItsBounds() {
        NodeCase clip = NodeCase.of("Clip")
                .data(Tensor.of(new float[] {-1, 0, 1e-30f, 3, Math.nextDown(6f), 6, 7}, 1, 7))
                .constant(Tensor.scalar(0))
                .constant(Tensor.scalar(6));

        assertThat(gradient(clip, 1, 1, 1, 1, 1, 1, 1)).containsExactly(0, 0, 1, 1, 1, 0, 0);
    }

    @Test
    void hardSwish_isFlatUpToMinusThree_andStraightFromThree() {
        NodeCase hardSwish = NodeCase.of("HardSwish").data(Tensor.of(new float[] {-4, -3, 3, 4}, 1, 4));

        assertThat(gradient(hardSwish, 1, 1, 1, 1)).containsExactly(0, 0, 1, 1);
    }

    @Test
    void slopesBelowZero_holdAtZero() {
        Tensor zero = Tensor.of(new float[] {0}, 1, 1);

        assertThat(gradient(NodeCase.of("PRelu").data(zero).constant(Tensor.scalar(0.25f)), 1))
                .containsExactly(0.25);
        assertThat(gradient(NodeCase.of("LeakyRelu").data(zero).with(Attributes.NONE.with("alpha", 0.5f)), 1))
                .containsExactly(0.5);
    }

    @Test
    void normOfNothing_hasNoGradient() {
        NodeCase norm = NodeCase.of("ReduceL2").data(Tensor.filled(0, 1, 3)).constant(Tensor.vector(1));

        assertThat(gradient(norm, 1)).containsExactly(0, 0, 0);
    }

    private static Attributes windows(long size, long stride, long pad) {
        return Attributes.NONE
                .with("kernel_shape", new long[] {size, size})
                .with("strides", new long[] {stride, stride})
                .with("pads", new long[] {pad, pad, pad, pad});
    }

    /** Returns the gradient at the first input on ONNX Runtime, for these upstream values. */
    private static double[] gradient(NodeCase node, double... upstream) {
        Crossing crossing = Crossing.of(node, Rules.gradient());
        Map<Value, Tensor> inputs = new HashMap<>(node.data());
        crossing.randomSignals(RandomTensors.seeded(0), node.data())
                .forEach((signal, drawn) -> inputs.put(
                        signal, DoubleTensor.of(upstream, drawn.shape()).toTensor()));
        Value first = crossing.arrived().get(node.data().keySet().iterator().next());
        return crossing.onRuntime(inputs, List.of()).get(first).toDoubles();
    }
}
