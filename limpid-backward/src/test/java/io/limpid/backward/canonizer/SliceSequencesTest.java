package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Passes;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.LimpidAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceSequencesTest {
    private static final Attributes CHANNELS = Attributes.NONE.with("axis", 1L);

    private static Sketch pair(Sketch sketch) {
        return sketch.weight("second", Tensor.of(new long[] {1})).weight("last", Tensor.of(new long[] {-1}));
    }

    private static void checkSame(Graph before, String... operators) {
        Graph after = Passes.run(List.of(new SliceSequences(), new RemoveUnused()), before);

        assertThat(after.nodes()).extracting(node -> node.opType()).containsExactly(operators);
        LimpidAssertions.assertThat(after).computesSameAs(before);
    }

    @Test
    void partsOfOneSize_theLastOneShorter_areSliced() {
        checkSame(
                pair(Sketch.of(5, 2, 2))
                        .weight("two", Tensor.of(new long[] {2}))
                        .node("SplitToSequence", CHANNELS, "parts", "x", "two")
                        .node("SequenceAt", "a", "parts", "second")
                        .node("SequenceAt", "b", "parts", "last")
                        .withOutputs("a", "b"),
                "Slice",
                "Slice");
    }

    @Test
    void partsOfGivenSizes_areSliced() {
        checkSame(
                pair(Sketch.of(5, 2, 2))
                        .weight("sizes", Tensor.vector(1, 3, 1))
                        .node("SplitToSequence", CHANNELS, "parts", "x", "sizes")
                        .node("SequenceAt", "a", "parts", "second")
                        .withOutputs("a"),
                "Slice");
    }

    @Test
    void singleParts_loseTheirAxisIfAsked() {
        checkSame(
                pair(Sketch.of(3, 2, 2))
                        .node("SplitToSequence", CHANNELS.with("keepdims", 0L), "parts", "x")
                        .node("SequenceAt", "a", "parts", "second")
                        .withOutputs("a"),
                "Slice",
                "Squeeze");
    }

    @Test
    void positionThatIsComputed_stays() {
        Graph before = Sketch.of(3, 2, 2)
                .node("SplitToSequence", CHANNELS, "parts", "x")
                .node("Size", "count", "x")
                .node("Sub", "zero", "count", "count")
                .node("SequenceAt", "a", "parts", "zero")
                .withOutputs("a");

        check(new SliceSequences()).on(before).doesNotFire();
    }
}
