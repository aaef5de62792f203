package io.limpid.backward.canonizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnrollStridedCopiesTest {
    /** What PyTorch writes for {@code as_strided} over a batch, with these places of one image's elements. */
    private static Graph strided(long stride, long... offsets) {
        return Sketch.of(4, 1, 1)
                .weight("all", Tensor.vector(-1))
                .weight("zero", Tensor.of(new long[] {0}))
                .weight("one", Tensor.of(new long[] {1}))
                .weight("stride", Tensor.of(new long[] {stride}))
                .weight("axes", Tensor.vector(1, 2, 3))
                .weight("offsets", Tensor.of(offsets, 1, offsets.length, 1, 1))
                .weight("none", Tensor.of(new long[] {0}, 1, 1, 1, 1))
                .node("Relu", "a", "x")
                .node("Shape", Attributes.NONE.with("start", 0L).with("end", 1L), "sizes", "x")
                .node("Squeeze", "n", "sizes")
                .node("Reshape", "flat", "a", "all")
                .node("Range", "images", "zero", "n", "one")
                .node("Mul", "rows", "images", "stride")
                .node("Unsqueeze", "column", "rows", "axes")
                .node("Add", "places", "column", "offsets")
                .node("Add", "indices", "places", "none")
                .node("Gather", Attributes.NONE.with("axis", 0L), "b", "flat", "indices")
                .node("Relu", "y", "b")
                .withOutputs("y");
    }

    private static Graph after(Graph before) {
        return Passes.run(List.of(new UnrollStridedCopies(), new RemoveUnused()), before);
    }

    private static Map<String, Tensor> results(Graph graph) {
        try (Session session = Session.open(OnnxModel.of(graph))) {
            return session.run(Map.of("x", RandomTensors.seeded(1).normal(3, 4, 1, 1)));
        }
    }

    @Test
    void allElementsInTheirOrder_areAChangeOfShape() {
        Graph before = strided(4, 0, 1, 2, 3);

        Graph after = after(before);

        assertThat(after.nodes()).extracting(Node::opType).containsExactly("Relu", "Reshape", "Relu");
        assertThat(results(after)).isEqualTo(results(before));
    }

    @Test
    void elementsInAnotherOrder_orNotAllOfThem_stayPicked() {
        for (Graph before : List.of(strided(4, 0, 2, 1, 3), strided(4, 0, 1, 2), strided(2, 0, 1))) {
            assertThat(after(before)).isSameAs(before);
        }
    }
}
