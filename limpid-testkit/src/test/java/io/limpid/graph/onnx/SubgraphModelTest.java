package io.limpid.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.Graph;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.runtime.Session;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model whose If reads values of the surrounding graph: {@code y = c ? relu(x) + 1 : neg(relu(x))}. */
class SubgraphModelTest {
    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final Value HIDDEN = Value.of("h");

    private static OnnxModel model() {
        GraphProto then = branch(node("Add", "sum", "h", "one"), "sum")
                .addInitializer(TensorProto.newBuilder()
                        .setName("one")
                        .setDataType(FLOAT)
                        .addFloatData(1))
                .build();
        GraphProto otherwise = branch(node("Neg", "minus", "h"), "minus").build();
        NodeProto choice = node("If", "y", "c").toBuilder()
                .addAttribute(attribute("then_branch", then))
                .addAttribute(attribute("else_branch", otherwise))
                .build();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(7)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13));
        model.getGraphBuilder()
                .setName("choice")
                .addInput(value("x", FLOAT))
                .addInput(value("c", TensorProto.DataType.BOOL_VALUE))
                .addNode(node("Relu", "h", "x"))
                .addNode(choice)
                .addOutput(value("y", FLOAT));
        return OnnxModel.parse(model.build().toByteArray(), "choice");
    }

    private static GraphProto.Builder branch(NodeProto node, String output) {
        return GraphProto.newBuilder()
                .setName("branch")
                .addNode(node)
                .addOutput(ValueInfoProto.newBuilder().setName(output));
    }

    private static NodeProto node(String opType, String output, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(opType).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        return node.build();
    }

    private static AttributeProto attribute(String name, GraphProto graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    private static ValueInfoProto value(String name, int elementType) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder().getTensorTypeBuilder().setElemType(elementType).getShapeBuilder();
        return value.build();
    }

    private static float run(OnnxModel model, float x) {
        Tensor yes = Tensor.raw(ElementType.BOOL, new long[0], ByteBuffer.wrap(new byte[] {1}));
        try (Session session = Session.open(model)) {
            return session.run(Map.of("x", Tensor.scalar(x), "c", yes)).get("y").toFloats()[0];
        }
    }

    @Test
    void capturedValues_areKeptByReadingWritingAndLifting() {
        assertThat(run(model(), 3)).isEqualTo(4);
        assertThat(run(CanonicalForm.of(model()), 3)).isEqualTo(4);
    }

    @Test
    void capturedValueThatIsShunted_isReadUnderItsOldName() {
        Graph graph = model().graph();

        Graph shunted = new Substitution(graph)
                .remove(graph.producer(HIDDEN).orElseThrow())
                .shunt(HIDDEN, Value.of("x"))
                .apply();

        assertThat(run(model().withGraph(shunted), -3)).isEqualTo(-2);
    }
}
