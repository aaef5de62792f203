package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.backward.UnsupportedOperatorException;
import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.Body;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlinedTest {
    private static final Value X = Value.of("x");
    private static final TensorType IMAGE = new TensorType(
            ElementType.FLOAT, new Shape(List.of(new Dim.Symbolic("n"), new Dim.Fixed(2), any(), any())));

    private static Dim any() {
        return new Dim.Symbolic("any");
    }

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    private static Attribute branch(Node... nodes) {
        Node last = nodes[nodes.length - 1];
        Graph graph = new GraphBuilder()
                .input(X)
                .nodes(List.of(nodes))
                .output(last.output())
                .build();
        return Body.holding(graph, 0);
    }

    /** Triples images of height 4, through a squeeze of opset 11, and negates others. */
    private static Attributes triplesOrNegates() {
        Attributes axis = Attributes.NONE.with("axes", new long[] {0});
        return Attributes.NONE
                .with(
                        "then_branch",
                        branch(
                                node("Unsqueeze", "u", "x").withAttributes(axis),
                                node("Squeeze", "s", "u").withAttributes(axis),
                                node("Sum", "t", "s", "x", "s")))
                .with("else_branch", branch(node("Neg", "e", "x")));
    }

    private static OnnxModel model(Node... condition) {
        Graph graph = new GraphBuilder()
                .input(X, IMAGE)
                .initializer(Value.of("axis"), Tensor.vector(2))
                .initializer(Value.of("four"), Tensor.vector(4))
                .initializer(Value.of("zero"), Tensor.scalar(0))
                .nodes(List.of(condition))
                .node(node("If", "y", "c").withAttributes(triplesOrNegates()))
                .node(node("GlobalMaxPool", "pooled", "y"))
                .node(node("Flatten", "scores", "pooled"))
                .output(Value.of("scores"))
                .build();
        return OnnxModel.of(graph).withOpset(11);
    }

    private static final OnnxModel BY_HEIGHT = model(
            node("Shape", "sizes", "x"),
            node("Gather", "height", "sizes", "axis"),
            node("Equal", "c", "height", "four"));

    private static final OnnxModel BY_CONTENT = model(
            node("ReduceMax", "max", "x").withAttributes(Attributes.NONE.with("keepdims", 0)),
            node("Greater", "c", "max", "zero"));

    private static Outcome gradient(OnnxModel model, Tensor image) {
        try (Runner runner = Methods.parse("gradient").on(Network.of(model, image.shape()))) {
            return runner.run(image, Goal.of(0, image.size(0)));
        }
    }

    @Test
    void branchThatAsksForSizes_isTakenAsTheSizeSays() {
        Tensor low = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 9, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 2, 4, 2);
        Tensor high = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 2}, 1, 2, 3, 2);

        Outcome tripled = gradient(BY_HEIGHT, low);
        Outcome negated = gradient(BY_HEIGHT, high);

        assertThat(tripled.logits()).isCloseTo(Tensor.of(new float[] {27, 3}, 1, 2), 0);
        assertThat(tripled.attribution())
                .isCloseTo(Tensor.of(new float[] {0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 2, 4, 2), 0);
        assertThat(negated.logits()).isCloseTo(Tensor.of(new float[] {-1, -1}, 1, 2), 0);
        assertThat(negated.attribution())
                .isCloseTo(Tensor.of(new float[] {-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 2, 3, 2), 0);
    }

    @Test
    void branchThatLooksAtTheImage_stays_runs_andStopsASignalByName() {
        Tensor image = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 9, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 2, 4, 2);
        Network network = Network.of(BY_CONTENT, image.shape());

        try (Runner runner = GraphProgram.write(network, frame -> frame.emit().mul(network.logits(), network.logits()))
                .open()) {
            assertThat(runner.run(image, Goal.of(0, 1)).logits()).isCloseTo(Tensor.of(new float[] {27, 3}, 1, 2), 0);
        }
        assertThatThrownBy(() -> Methods.parse("gradient").on(network))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageContaining("y (If")
                .hasMessageContaining("lowest that works is y");
    }

    @Test
    void modelWithoutBranches_isTheSameModel() {
        OnnxModel plain = OnnxModel.of(new GraphBuilder()
                .input(X, IMAGE)
                .node(node("Relu", "y", "x"))
                .output(Value.of("y"))
                .build());

        assertThat(Inlined.of(plain, IMAGE.shape())).isSameAs(plain);
    }
}
