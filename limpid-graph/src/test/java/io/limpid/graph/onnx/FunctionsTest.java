package io.limpid.graph.onnx;

import static io.limpid.graph.onnx.Messages.node;
import static io.limpid.graph.onnx.Messages.value;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.limpid.graph.pass.InlineFunctions;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final long OPSET = 13;

    private static AttributeProto slope(float value) {
        return AttributeProto.newBuilder()
                .setName("slope")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    private static NodeProto call(String input, String output, AttributeProto... attributes) {
        return node("Act", List.of(input), output, attributes).toBuilder()
                .setDomain("my")
                .build();
    }

    /** {@code Act{slope}(a) = LeakyRelu{alpha=slope}(a) * a}. */
    private static FunctionProto.Builder act(long opset) {
        AttributeProto alpha = AttributeProto.newBuilder()
                .setName("alpha")
                .setRefAttrName("slope")
                .setType(AttributeProto.AttributeType.FLOAT)
                .build();
        return FunctionProto.newBuilder()
                .setName("Act")
                .setDomain("my")
                .addInput("a")
                .addOutput("b")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .addNode(node("LeakyRelu", List.of("a"), "h", alpha))
                .addNode(node("Mul", List.of("h", "a"), "b"));
    }

    private static OnnxModel model(FunctionProto.Builder function, NodeProto... calls) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", 1))
                .addAllNode(List.of(calls))
                .addOutput(value("y", 1));
        byte[] content = Messages.model(graph).toBuilder()
                .addFunctions(function)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("my").setVersion(1))
                .build()
                .toByteArray();
        return OnnxModel.parse(content, "test.onnx");
    }

    private static String inlined(OnnxModel model) {
        return new InlineFunctions(model).apply(model.graph()).toString();
    }

    @Test
    void callsBecomeTheFunctionsNodes_withTheCallsAttributes() {
        OnnxModel model = model(act(OPSET), call("x", "h", slope(0.5f)), call("h", "y", slope(0.25f)));

        assertThat(inlined(model).replace(" : float[1]", ""))
                .isEqualTo(
                        """
                        input %x
                        %h.1 = LeakyRelu{alpha=0.5}(%x)
                        %b = Mul(%h.1, %x)
                        %h = Identity(%b)
                        %h.2 = LeakyRelu{alpha=0.25}(%h)
                        %b.1 = Mul(%h.2, %h)
                        %y = Identity(%b.1)
                        output %y
                        """);
    }

    @Test
    void attributeThatTheCallLeavesOut_isTheFunctionsDefault_orIsLeftOutToo() {
        assertThat(inlined(model(act(OPSET), call("x", "y")))).contains("LeakyRelu(%x)");
        assertThat(inlined(model(act(OPSET).addAttributeProto(slope(0.125f)), call("x", "y"))))
                .contains("LeakyRelu{alpha=0.125}(%x)");
    }

    @Test
    void functionOfAnotherOpset_staysACall() {
        OnnxModel model = model(act(OPSET + 1), call("x", "y"));

        assertThat(new InlineFunctions(model).apply(model.graph())).isSameAs(model.graph());
    }
}
