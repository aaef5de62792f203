package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Graph;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

class JoinLayerNormalizationTest {
    private static final Tensor LAST = Tensor.vector(-1);

    private static Graph clean(Graph graph) {
        return new RemoveUnused().apply(new JoinLayerNormalization().apply(graph));
    }

    /** {@code (x - mean) / sqrt(variance + epsilon)}, called {@code n}. */
    private static Sketch normalized(Tensor axes, Tensor axesOfTheVariance) {
        return Sketch.of(3, 4)
                .weight("axes", axes)
                .weight("others", axesOfTheVariance)
                .weight("w", Tensor.of(new float[] {1, 2, 3, 4}, 4))
                .weight("b", Tensor.of(new float[] {4, 3, 2, 1}, 4))
                .number("two", 2)
                .number("epsilon", 0.5)
                .node("ReduceMean", "m", "x", "axes")
                .node("Sub", "c", "x", "m")
                .node("Pow", "s", "c", "two")
                .node("ReduceMean", "v", "s", "others")
                .node("Add", "e", "v", "epsilon")
                .node("Sqrt", "d", "e")
                .node("Div", "n", "c", "d");
    }

    @Test
    void spelledNormalization_becomesOneNode_withItsScaleAndShift() {
        check(JoinLayerNormalizationTest::clean)
                .on(normalized(LAST, LAST)
                        .node("Mul", "t", "w", "n")
                        .node("Add", "y", "t", "b")
                        .withOutputs("y"))
                .gives("%y = LayerNormalization{axis=-1, epsilon=0.5}(%x, %w, %b)");
    }

    @Test
    void normalizationAlone_isScaledByOne() {
        check(JoinLayerNormalizationTest::clean)
                .on(normalized(Tensor.vector(2, 1), Tensor.vector(1, 2))
                        .node("Mul", "y", "n", "w")
                        .withOutputs("y"))
                .gives("%n = LayerNormalization{axis=-2, epsilon=0.5}(%x, %n.scale)", "%y = Mul(%n, %w)");
    }

    @Test
    void meansOverOtherAxes_stay() {
        check(new JoinLayerNormalization())
                .on(normalized(Tensor.vector(1), Tensor.vector(1)).withOutputs("n"))
                .doesNotFire();
        check(new JoinLayerNormalization())
                .on(normalized(LAST, Tensor.vector(1, 2)).withOutputs("n"))
                .doesNotFire();
    }
}
