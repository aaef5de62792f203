package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SliceSequencesTest {
    private static final Value X = Value.of("x");
    private static final Attributes CHANNELS = Attributes.NONE.with("axis", 1L);

    private static Sketch pair(Sketch sketch) {
        return sketch.weight("second", Tensor.of(new long[] {1})).weight("last", Tensor.of(new long[] {-1}));
    }

    private static void checkSame(Graph before, String... operators) {
        Graph after = Passes.run(List.of(new SliceSequences(), new RemoveUnused()), before);

        assertThat(after.nodes()).extracting(Node::opType).containsExactly(operators);
        Tensor image = RandomTensors.seeded(1).normal(2, before.type(X).shape().size(1), 2, 2);
        assertThat(results(after, image)).isEqualTo(results(before, image));
    }

    /** The reference interpreter knows no sequences; ONNX Runtime does, and slices are exact. */
    private static Map<String, Tensor> results(Graph graph, Tensor image) {
        try (Session session = Session.open(OnnxModel.of(graph))) {
            return session.run(Map.of(X.name(), image));
        }
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
