package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.limpid.testkit.RandomTensors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Networks of blocks that divide what they are given by its size, written out in single nodes: on a black image there is
 * nothing to divide by but a stabilizer.
 */
class OutOfProportionTest {
    private static final int WIDTH = 16;

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    private static Graph network(int blocks, float stabilizer) {
        RandomTensors random = RandomTensors.seeded(7);
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), new TensorType(ElementType.FLOAT, Shape.of(1, 1, 4, 4)))
                .initializer(Value.of("stabilizer"), Tensor.filled(stabilizer, 1, 1))
                .initializer(Value.of("axes"), Tensor.of(new long[] {1}, 1))
                .initializer(Value.of("head"), random.normal(WIDTH, 3))
                .node(node("Flatten", "h0", "x"));
        for (int i = 0; i < blocks; i++) {
            String at = Integer.toString(i);
            builder.initializer(Value.of("w" + at), random.normal(WIDTH, WIDTH))
                    .node(node("Mul", "squares" + at, "h" + at, "h" + at))
                    .node(node("ReduceMean", "mean" + at, "squares" + at, "axes"))
                    .node(node("Add", "guarded" + at, "mean" + at, "stabilizer"))
                    .node(node("Sqrt", "size" + at, "guarded" + at))
                    .node(node("Div", "y" + at, "h" + at, "size" + at))
                    .node(node("MatMul", "h" + (i + 1), "y" + at, "w" + at));
        }
        return builder.node(node("MatMul", "scores", "h" + blocks, "head"))
                .output(Value.of("scores"))
                .build();
    }

    private static Check complete(Graph graph, String method) {
        Classifier classifier = Classifier.of(OnnxModel.of(graph), Preprocessing.parse("raw(order=gray,mean=0,std=1)"));
        try (Explainer explainer = Methods.parse(method).on(classifier)) {
            Tensor image = RandomTensors.seeded(1).normal(1, 1, 4, 4);
            return explainer.explain(image, Target.predicted()).checks().stream()
                    .filter(check -> check.name().equals("complete"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void attributionsThatMultiplyFromBlockToBlock_fail() {
        Check check = complete(network(16, 1e-6f), "deep-lift");

        assertThat(check.passed()).as(check.message()).isFalse();
        assertThat(check.message()).contains("out of proportion", "another baseline");
    }

    @Test
    void sameNetwork_withEnoughToDivideBy_passes() {
        Check check = complete(network(3, 1), "deep-lift");

        assertThat(check.passed()).as(check.message()).isTrue();
    }

    @Test
    void sameNetwork_byGradientsOnTheWholeWay_passes() {
        Check check = complete(network(3, 1), "integrated-gradients");

        assertThat(check.passed()).as(check.message()).isTrue();
    }
}
