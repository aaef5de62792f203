package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.LimpidAssertions;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models as few exporters write them, all of them linear: their gradient is known. */
class UnusualModelsTest {
    private static final Tensor PIXELS = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);

    /** Columns {@code 1, -2, 3, -4} and {@code 5, 6, 7, 8}. */
    private static final byte[] WEIGHT = {1, 5, -2, 6, 3, 7, -4, 8};

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    private static Tensor floats() {
        return Tensor.raw(ElementType.INT8, new long[] {4, 2}, ByteBuffer.wrap(WEIGHT))
                .asFloat();
    }

    private static GraphBuilder taking(ElementType element) {
        return new GraphBuilder()
                .input(Value.of("x"), new TensorType(element, Shape.of(1, 1, 2, 2)))
                .initializer(Value.of("w"), floats());
    }

    private static Attribution explained(Graph graph, String method) {
        Classifier classifier = Classifier.of(OnnxModel.of(graph), Preprocessing.parse("raw(order=gray,mean=0,std=1)"));
        try (Explainer explainer = Methods.parse(method).on(classifier)) {
            return explainer.explain(PIXELS, Target.classIndex(0));
        }
    }

    private static void assertGradientIsTheFirstColumn(Graph graph) {
        LimpidAssertions.assertThat(explained(graph, "gradient").values())
                .isCloseTo(Tensor.of(new float[] {1, -2, 3, -4}, 1, 2, 2), 1e-5);
    }

    @Test
    void imageOfBytes_getsTheGradientOfTheCastNumbers() {
        assertGradientIsTheFirstColumn(taking(ElementType.UINT8)
                .node(node("Cast", "f", "x").withAttributes(Attributes.NONE.with("to", 1L)))
                .node(node("Flatten", "flat", "f"))
                .node(node("MatMul", "y", "flat", "w"))
                .output(Value.of("y"))
                .build());
    }

    @Test
    void scoresWithoutABatchAxis_areThoseOfTheOneImage() {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("first"), Tensor.vector(0))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "row", "flat", "w"))
                .node(node("Squeeze", "y", "row", "first"))
                .output(Value.of("y"))
                .build();

        assertGradientIsTheFirstColumn(graph);
        assertThat(explained(graph, "gradient").logits().toFloats()).containsExactly(-10, 70);
    }

    @Test
    void softmaxWithoutABatchAxis_isRecognised() {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("first"), Tensor.vector(0))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "row", "flat", "w"))
                .node(node("Squeeze", "z", "row", "first"))
                .node(node("Softmax", "y", "z"))
                .output(Value.of("y"))
                .build();

        assertGradientIsTheFirstColumn(graph);
    }

    /** The signal passes the rounding as it is, and the range counts as given: what stays is the weight. */
    @Test
    void dynamicallyQuantizedModel_getsTheGradientOfItsWeights_andConservesRelevance() {
        List<Value> found = List.of(Value.of("bytes"), Value.of("scale"), Value.of("zero"));
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("q"), Tensor.raw(ElementType.INT8, new long[] {4, 2}, ByteBuffer.wrap(WEIGHT)))
                .node(node("Flatten", "flat", "x"))
                .node(node("DynamicQuantizeLinear", "bytes", "flat").withOutputs(found))
                .node(node("MatMulInteger", "whole", "bytes", "q", "zero"))
                .node(node("Cast", "cast", "whole").withAttributes(Attributes.NONE.with("to", 1L)))
                .node(node("Mul", "y", "cast", "scale"))
                .output(Value.of("y"))
                .build();

        assertGradientIsTheFirstColumn(graph);
        float sum = 0;
        for (float relevance : explained(graph, "lrp").values().toFloats()) {
            sum += relevance;
        }
        assertThat(sum).isCloseTo(explained(graph, "lrp").logits().toFloats()[0], within(1e-3f));
    }
}
