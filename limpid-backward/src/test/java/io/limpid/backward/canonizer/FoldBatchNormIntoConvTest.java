package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.testkit.RandomTensors;
import org.junit.jupiter.api.Test;

class FoldBatchNormIntoConvTest {
    private static final String FOLDED = "(%x, %w.folded, %a.bias.folded)";
    private final RandomTensors random = RandomTensors.seeded(2);

    @Test
    void normalizationAfterConv_isFolded() {
        Graph before = sketchedParameters(Sketch.of(3, 5, 5), 4)
                .weight("w", random.normal(4, 3, 3, 3))
                .weight("b", random.normal(4))
                .node("Conv", "a", "x", "w", "b")
                .node("BatchNormalization", "y", parameters("a"))
                .withOutputs("y");

        check(new FoldBatchNormIntoConv()).on(before).gives("%y = Conv" + FOLDED);
    }

    @Test
    void normalizationAfterGroupedConvTranspose_isFolded() {
        Graph before = sketchedParameters(Sketch.of(4, 3, 3), 6)
                .weight("w", random.normal(4, 3, 2, 3))
                .node("ConvTranspose", Attributes.NONE.with("group", 2L), "a", "x", "w")
                .node("BatchNormalization", "y", parameters("a"))
                .withOutputs("y");

        check(new FoldBatchNormIntoConv()).on(before).gives("%y = ConvTranspose{group=2}" + FOLDED);
    }

    @Test
    void normalizationAfterGemm_isFolded_withTheFactorOfItsBias() {
        Graph before = sketchedParameters(Sketch.of(4), 3)
                .weight("w", random.normal(4, 3))
                .weight("b", random.normal(1, 3))
                .node("Gemm", Attributes.NONE.with("alpha", 0.7f).with("beta", 0.3f), "a", "x", "w", "b")
                .node("BatchNormalization", "y", parameters("a"))
                .withOutputs("y");

        check(new FoldBatchNormIntoConv()).on(before).gives("%y = Gemm{alpha=0.7}" + FOLDED);
    }

    @Test
    void normalizationAfterTransposedGemm_isFolded() {
        Graph before = sketchedParameters(Sketch.of(4), 3)
                .weight("w", random.normal(3, 4))
                .node("Gemm", Attributes.NONE.with("transB", 1L), "a", "x", "w")
                .node("BatchNormalization", "y", parameters("a"))
                .withOutputs("y");

        check(new FoldBatchNormIntoConv()).on(before).gives("%y = Gemm{transB=1}" + FOLDED);
    }

    @Test
    void convThatIsReadTwice_staysAsItIs() {
        Graph before = conv().node("BatchNormalization", "c", parameters("a"))
                .node("Add", "y", "a", "c")
                .withOutputs("y");

        check(new FoldBatchNormIntoConv()).on(before).doesNotFire();
    }

    @Test
    void convThatIsAnOutput_staysAsItIs() {
        Graph before = conv().node("BatchNormalization", "y", parameters("a")).withOutputs("y", "a");

        check(new FoldBatchNormIntoConv()).on(before).doesNotFire();
    }

    @Test
    void normalizationAfterAnActivation_stays() {
        Graph before = conv().node("Relu", "c", "a")
                .node("BatchNormalization", "y", parameters("c"))
                .withOutputs("y");

        check(new FoldBatchNormIntoConv()).on(before).doesNotFire();
    }

    private Sketch conv() {
        return sketchedParameters(Sketch.of(3, 5, 5), 4)
                .weight("w", random.normal(4, 3, 3, 3))
                .node("Conv", "a", "x", "w");
    }

    private Sketch sketchedParameters(Sketch sketch, long channels) {
        return sketch.weight("scale", random.normal(channels))
                .weight("shift", random.normal(channels))
                .weight("mean", random.normal(channels))
                .weight("variance", random.uniform(0.5, 2, channels));
    }

    private static String[] parameters(String input) {
        return new String[] {input, "scale", "shift", "mean", "variance"};
    }
}
