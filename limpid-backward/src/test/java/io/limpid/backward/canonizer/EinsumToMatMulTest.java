package io.limpid.backward.canonizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.runtime.Session;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Einsum is written out as computes what ONNX Runtime's own Einsum does. */
class EinsumToMatMulTest {
    private static final Value RESULT = Value.of("y");
    private static final long BATCH = 2;

    /** Sizes of operands, with N for the batch. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bghid,bghjd->bghij | N.2.3.4.5 N.2.3.6.5 | Transpose MatMul",
                "bghij,bghjd->bghid | N.2.3.4.5 N.2.3.5.6 | MatMul",
                "bchw,bc->bchw      | N.3.4.5 N.3         | Unsqueeze Mul",
                "bchw,kc->bkhw      | N.3.4.5 6.3         | Transpose Reshape Transpose MatMul Reshape Transpose",
                "bchw,bdhw->bcd     | N.3.4.5 N.6.4.5     | Reshape Transpose Reshape MatMul",
                "bij,bkj            | N.3.4 N.5.4         | Transpose Reshape Transpose Reshape MatMul",
                "...ij,...jk->...ik | N.3.4.5 N.3.5.6     | MatMul",
                "...ij,jk->...ik    | N.3.4.5 5.6         | Reshape MatMul Reshape",
                "b...,b...->b...    | N.3.4 N.3.4         | Mul",
                "bc,bc->b           | N.3 N.3             | Reshape Reshape MatMul Reshape",
                "bi,bj->bij         | N.3 N.4             | Unsqueeze Unsqueeze Mul",
                "bijk,bl->bil       | N.3.4.5 N.6         | ReduceSum Unsqueeze Unsqueeze Mul",
                "bij,bjk,bkl->bil   | N.3.4 N.4.5 N.5.6   | MatMul MatMul",
                "bi,bij,bj->b       | N.3 N.3.4 N.4       | Reshape MatMul Reshape Reshape Reshape MatMul Reshape",
                "bihw->bwi          | N.3.4.5             | ReduceSum Transpose",
                "bi j -> bij        | N.3.4               | Identity"
            })
    void equation_isWrittenOut(String equation, String sizes, String operators) {
        Graph before = einsum(equation, sizes);

        Graph after = Passes.run(List.of(new EinsumToMatMul(), new RemoveUnused()), before);

        assertThat(after.nodes().stream().map(Node::opType)).containsExactly(operators.split(" "));
        assertThat(after.outputs()).containsExactly(RESULT);
        Map<String, Tensor> images = images(before);
        assertThat(result(after, images).shape())
                .isEqualTo(result(before, images).shape());
        assertThat(result(after, images).toFloats())
                .containsExactly(result(before, images).toFloats(), within(1e-5f));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bii->bi        | N.3.3         ",
                "nbij,nbjk->nik | N.M.3.4 N.M.4.5",
            })
    void diagonals_andSeveralOpenSizes_stay(String equation, String sizes) {
        Graph before = einsum(equation, sizes);

        assertThat(new EinsumToMatMul().apply(before)).isSameAs(before);
    }

    @Test
    void operandOfUnknownType_stays() {
        Graph before = new GraphBuilder()
                .input(Value.of("x0"), new TensorType(ElementType.FLOAT, Shape.of(2, 3)))
                .node(Node.of("Unknown", List.of(Value.of("x0")), List.of(Value.of("x1")), Attributes.NONE))
                .node(einsum("bi,bi->b", List.of(Value.of("x0"), Value.of("x1"))))
                .output(RESULT)
                .build();

        assertThat(new EinsumToMatMul().apply(before)).isSameAs(before);
    }

    private static Graph einsum(String equation, String sizes) {
        GraphBuilder builder = new GraphBuilder();
        List<Value> inputs = new ArrayList<>();
        for (String operand : sizes.split(" ")) {
            Value input = Value.of("x" + inputs.size());
            inputs.add(input);
            builder.input(input, new TensorType(ElementType.FLOAT, shape(operand)));
        }
        return builder.node(einsum(equation, inputs)).output(RESULT).build();
    }

    private static Node einsum(String equation, List<Value> inputs) {
        return Node.of("Einsum", inputs, List.of(RESULT), Attributes.NONE.with("equation", equation));
    }

    private static Shape shape(String sizes) {
        return new Shape(Arrays.stream(sizes.split("\\."))
                .<Dim>map(size -> Character.isLetter(size.charAt(0))
                        ? new Dim.Symbolic(size)
                        : new Dim.Fixed(Long.parseLong(size)))
                .toList());
    }

    private static Map<String, Tensor> images(Graph graph) {
        RandomTensors random = RandomTensors.seeded(1);
        Map<String, Tensor> images = new LinkedHashMap<>();
        for (Value input : graph.inputs()) {
            Shape shape = graph.type(input).shape();
            long[] sizes = new long[shape.rank()];
            Arrays.setAll(sizes, axis -> shape.isFixed(axis) ? shape.size(axis) : BATCH);
            images.put(input.name(), random.normal(sizes));
        }
        return images;
    }

    private static Tensor result(Graph graph, Map<String, Tensor> images) {
        try (Session session = Session.open(OnnxModel.of(graph))) {
            return Objects.requireNonNull(session.run(images).get(RESULT.name()));
        }
    }
}
