package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final Shape ANY_BATCH = Shape.of(1, 3).with(0, new Dim.Symbolic("N"));

    private static OnnxModel doubling() {
        return OnnxModel.of(new GraphBuilder()
                .input(X, new TensorType(ElementType.FLOAT, ANY_BATCH))
                .initializer(Value.of("two"), Tensor.scalar(2))
                .node(Node.of("Mul", List.of(X, Value.of("two")), List.of(Y), Attributes.NONE))
                .output(Y)
                .type(Y, new TensorType(ElementType.FLOAT, ANY_BATCH))
                .build());
    }

    @Test
    void run_computesTheModel() {
        try (Session session = Session.open(doubling())) {
            Map<String, Tensor> outputs = session.run(Map.of("x", Tensor.of(new float[] {1, -2, 3}, 1, 3)));

            assertThat(outputs.get("y")).isEqualTo(Tensor.of(new float[] {2, -4, 6}, 1, 3));
        }
    }

    @Test
    void run_fromManyThreads_givesEachItsOwnResult() {
        try (Session session = Session.open(doubling())) {
            List<Float> firsts = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> session.run(Map.of("x", Tensor.filled(i, 1, 3)))
                            .get("y")
                            .floats()
                            .get(0))
                    .toList();

            assertThat(firsts)
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> 2f * i).toList());
        }
    }

    @Test
    void run_ofWrongShape_saysWhatWasGivenAndWhereToLook() {
        try (Session session = Session.open(doubling())) {
            assertThatThrownBy(() -> session.run(Map.of("x", Tensor.filled(1, 1, 4))))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("float[1,4]")
                    .hasMessageContaining("limpid inspect");
        }
    }

    @Test
    void run_afterClose_saysSo() {
        Session session = Session.open(doubling());
        session.close();
        session.close();

        assertThatThrownBy(() -> session.run(Map.of("x", Tensor.filled(1, 1, 3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void open_ofAnOperatorThatDoesNotExist_saysSo() {
        Graph graph = new GraphBuilder()
                .input(X, TensorType.floats(1))
                .node(Node.of("Frobnicate", List.of(X), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();

        assertThatThrownBy(() -> Session.open(OnnxModel.of(graph)))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("Frobnicate");
    }

    @Test
    void errorForLackOfMemory_namesTheParameterThatLowersIt() {
        assertThat(Session.advice("Failed to allocate memory for requested buffer of size 1234"))
                .contains("batch");
        assertThat(Session.advice("std::bad_alloc")).contains("batch");
        assertThat(Session.advice("Invalid rank for input")).contains("limpid inspect");
    }
}
