package io.limpid.backward.canonizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputHeadTest {
    private static final Value LOGITS = Value.of("logits");

    @ParameterizedTest
    @CsvSource({"Softmax, SOFTMAX", "LogSoftmax, LOG_SOFTMAX", "Sigmoid, SIGMOID"})
    void logits_areWhatTheLastNodeReads(String opType, OutputHead.Kind kind) {
        Graph graph = Sketch.of(4)
                .node("Neg", "logits", "x")
                .node(opType, "y", "logits")
                .withOutputs("y");

        assertThat(OutputHead.of(graph)).satisfies(head -> {
            assertThat(head.logits()).isEqualTo(LOGITS);
            assertThat(head.kind()).isEqualTo(kind);
        });
    }

    @Test
    void changesOfShapeAfterASoftmax_areLookedThrough() {
        Graph graph = Sketch.of(4, 1, 1)
                .weight("shape", Tensor.vector(0, 4))
                .node("Neg", "logits", "x")
                .node("Softmax", Attributes.NONE.with("axis", 1L), "p", "logits")
                .node("Flatten", "q", "p")
                .node("Reshape", "r", "q", "shape")
                .node("Identity", "y", "r")
                .withOutputs("y");

        assertThat(OutputHead.of(graph)).isEqualTo(new OutputHead(LOGITS, OutputHead.Kind.SOFTMAX, 1));
    }

    @Test
    void plainOutput_isTheLogits_alsoBehindAChangeOfShape() {
        Graph graph = Sketch.of(4, 1, 1)
                .node("Neg", "a", "x")
                .node("Flatten", "y", "a")
                .withOutputs("y");

        assertThat(OutputHead.of(graph)).isEqualTo(new OutputHead(Value.of("y"), OutputHead.Kind.NONE, 1));
    }

    @Test
    void softmaxBeforeTheEnd_isNoHead() {
        Graph graph =
                Sketch.of(4).node("Softmax", "a", "x").node("Relu", "y", "a").withOutputs("y");

        assertThat(OutputHead.of(graph).kind()).isEqualTo(OutputHead.Kind.NONE);
    }

    @Test
    void outputWhoseNameSpeaksOfScores_countsBeforeOthers() {
        Graph graph = Sketch.of(4)
                .node("Neg", "embedding", "x")
                .node("Relu", "class_scores", "embedding")
                .withOutputs("embedding", "class_scores");

        assertThat(OutputHead.of(graph).logits()).isEqualTo(Value.of("class_scores"));
    }

    @Test
    void outputWithOneNumberForEachClass_countsBeforeMaps() {
        Graph graph = Sketch.of(4, 2, 2)
                .node("Relu", "features", "x")
                .node("GlobalAveragePool", "pooled", "features")
                .withOutputs("features", "pooled");

        assertThat(OutputHead.of(graph).logits()).isEqualTo(Value.of("pooled"));
    }

    @Test
    void whatIsPutIntoAMap_countsWhereNoOutputHoldsNumbers() {
        Graph sketch = Sketch.of(4)
                .node("Neg", "logits", "x")
                .node("Softmax", "p", "logits")
                .withOutputs("p");
        Value map = Value.of("map");
        Graph graph = sketch.toBuilder()
                .node(new Node("", "ZipMap", "ai.onnx.ml", List.of(Value.of("p")), List.of(map), Attributes.NONE))
                .clearOutputs()
                .output(map)
                .build();

        assertThat(OutputHead.of(graph).logits()).isEqualTo(LOGITS);
    }

    @Test
    void firstOutputThatHoldsNumbers_counts() {
        Graph graph = Sketch.of(4)
                .node("Neg", "logits", "x")
                .node("ArgMax", Attributes.NONE.with("axis", 1L), "label", "logits")
                .node("Softmax", "y", "logits")
                .withOutputs("label", "y");

        assertThat(OutputHead.of(graph)).isEqualTo(new OutputHead(LOGITS, OutputHead.Kind.SOFTMAX, -1));
    }
}
