package io.limpid.graph.onnx;

import static io.limpid.graph.onnx.Messages.model;
import static io.limpid.graph.onnx.Messages.node;
import static io.limpid.graph.onnx.Messages.read;
import static io.limpid.graph.onnx.Messages.tensor;
import static io.limpid.graph.onnx.Messages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelReaderTest {
    private static GraphProto.Builder twoSteps() {
        return GraphProto.newBuilder()
                .addInput(value("x", 2))
                .addNode(node("Relu", List.of("x"), "h"))
                .addNode(node("Neg", List.of("h"), "y"))
                .addOutput(value("y", 2));
    }

    @Test
    void nodesInAnyOrder_areSorted() {
        NodeProto relu = twoSteps().getNode(0);
        GraphProto.Builder reversed = twoSteps().removeNode(0).addNode(relu);

        assertThat(read(reversed).graph().nodes()).extracting(Node::opType).containsExactly("Relu", "Neg");
    }

    @Test
    void nodesInACircle_areRefusedByName() {
        GraphProto.Builder circle = GraphProto.newBuilder()
                .addNode(node("Relu", List.of("b"), "a"))
                .addNode(node("Neg", List.of("a"), "b"))
                .addOutput(value("b", 2));

        assertThatThrownBy(() -> read(circle))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("test.onnx: the graph is inconsistent")
                .hasMessageContaining("(Relu) reads %b");
    }

    @Test
    void nodesWithoutOrWithEqualNames_areFine() {
        GraphProto.Builder graph = twoSteps();
        graph.getNodeBuilder(0).setName("same");
        graph.getNodeBuilder(1).setName("same");

        assertThat(read(graph).graph().nodes()).extracting(Node::label).containsExactly("same", "same");
        assertThat(read(twoSteps()).graph().nodes()).extracting(Node::label).containsExactly("h", "y");
    }

    @Test
    void weightsThatAreAlsoInputs_areNoInputs_butStaySoInAnUnchangedFile() throws InvalidProtocolBufferException {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("w", 1))
                .addInput(value("x", 1))
                .addInitializer(tensor("w", ElementType.FLOAT, 1).addFloatData(3))
                .addNode(node("Add", List.of("x", "w"), "y"))
                .addOutput(value("y", 1));

        OnnxModel model = read(graph);
        Graph same = model.graph().toBuilder().build();

        assertThat(model.graph().inputs()).containsExactly(Value.of("x"));
        assertThat(inputs(model)).containsExactlyInAnyOrder("x", "w");
        assertThat(inputs(model.withGraph(same))).containsExactly("x");
    }

    private static List<String> inputs(OnnxModel model) throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(model.toBytes()).getGraph().getInputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    @Test
    void openSizes_getNamesOfTheirOwn() {
        GraphProto.Builder graph = twoSteps();
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("batch");
        shape.addDimBuilder();
        shape.addDimBuilder().setDimValue(-1);
        shape.addDimBuilder().setDimParam("?");
        graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().setShape(shape);

        assertThat(read(graph).graph().type(Value.of("x"))).hasToString("float[batch,x.1,x.2,x.3]");
    }

    @Test
    void valuesWithoutShapeOrType_areReadWithoutOne() throws InvalidProtocolBufferException {
        GraphProto.Builder graph = twoSteps();
        graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().clearShape();
        graph.getOutputBuilder(0).clearType();

        OnnxModel model = read(graph);

        assertThat(model.graph().types()).isEmpty();
        assertThat(ModelProto.parseFrom(model.toBytes()).getGraph()).isEqualTo(graph.build());
    }

    @Test
    void unchangedModel_isWrittenFieldByFieldAsItWas() throws InvalidProtocolBufferException {
        GraphProto.Builder graph = twoSteps().addValueInfo(value("h", 2)).setDocString("why");
        graph.getNodeBuilder(0).setDomain("com.example").setName("n").addAttribute(floats());
        graph.getInputBuilder(0).setDocString("pixels").getTypeBuilder().setDenotation("IMAGE");
        ModelProto whole = model(graph).toBuilder()
                .setProducerName("exporter")
                .setDomain("org.example")
                .setModelVersion(4)
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("com.example").setVersion(2))
                .addFunctions(FunctionProto.newBuilder().setName("f").setDomain("local"))
                .build();

        OnnxModel model = OnnxModel.parse(whole.toByteArray(), "test");

        assertThat(ModelProto.parseFrom(model.toBytes())).isEqualTo(whole);
        assertThat(ModelProto.parseFrom(model.withOpset(18).toBytes()).getOpsetImportList())
                .extracting(OperatorSetIdProto::getVersion)
                .containsExactly(18L, 2L);
    }

    private static AttributeProto floats() {
        return AttributeProto.newBuilder()
                .setName("v")
                .setType(AttributeProto.AttributeType.FLOATS)
                .addFloats(1)
                .build();
    }

    @Test
    void standardDomain_hasTwoSpellings() {
        GraphProto.Builder graph = twoSteps();
        graph.getNodeBuilder(0).setDomain("ai.onnx");
        ModelProto whole = model(graph).toBuilder()
                .clearOpsetImport()
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx").setVersion(11))
                .build();

        OnnxModel model = OnnxModel.parse(whole.toByteArray(), "test");

        assertThat(model.opset()).isEqualTo(11);
        assertThat(model.graph().nodes().get(0).is("Relu")).isTrue();
    }

    @Test
    void attributesOfVeryOldFiles_areReadWithoutATypeTag() {
        GraphProto.Builder graph = twoSteps();
        graph.getNodeBuilder(0)
                .addAttribute(AttributeProto.newBuilder().setName("i").setI(3))
                .addAttribute(AttributeProto.newBuilder().setName("f").setF(0.5f))
                .addAttribute(AttributeProto.newBuilder().setName("s").setS(ByteString.copyFromUtf8("text")))
                .addAttribute(
                        AttributeProto.newBuilder().setName("is").addInts(1).addInts(2))
                .addAttribute(AttributeProto.newBuilder().setName("fs").addFloats(1));

        assertThat(read(graph).graph().nodes().get(0).attributes())
                .hasToString("{f=0.5, fs=[1.0], i=3, is=[1, 2], s=\"text\"}");
    }

    @Test
    void textsAndOtherWeightsThatAreNoNumbers_areCarriedAsConstants() throws InvalidProtocolBufferException {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", 1))
                .addInitializer(tensor("labels", ElementType.STRING, 1).addStringData(ByteString.copyFromUtf8("cat")))
                .addNode(node("LookUp", List.of("x", "labels"), "y"))
                .addOutput(value("y", 1));

        OnnxModel model = read(graph);

        assertThat(model.graph().nodes()).extracting(Node::opType).containsExactly("Constant", "LookUp");
        NodeProto constant = ModelProto.parseFrom(model.toBytes()).getGraph().getNode(0);
        assertThat(constant.getAttribute(0).getT().getStringData(0).toStringUtf8())
                .isEqualTo("cat");
    }

    @Test
    void subgraph_isCarriedAndTellsWhatItCaptures() throws InvalidProtocolBufferException {
        GraphProto inner = GraphProto.newBuilder()
                .addInitializer(tensor("own", ElementType.FLOAT, 1).addFloatData(1))
                .addNode(node("Add", List.of("outer", "own"), "sum"))
                .addNode(node("Squeeze", List.of("sum"), "result"))
                .addOutput(value("result", 1))
                .build();
        AttributeProto branch = AttributeProto.newBuilder()
                .setName("then_branch")
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(inner)
                .build();
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("c", 1))
                .addInput(value("x", 1))
                .addNode(node("Relu", List.of("x"), "outer"))
                .addNode(node("If", List.of("c"), "y", branch))
                .addOutput(value("y", 1));

        OnnxModel model = read(graph);

        Node node = model.graph().nodes().get(1);
        assertThat(node.reads()).containsExactly(Value.of("c"), Value.of("outer"));
        assertThat(node.attributes().entries().values())
                .first()
                .isInstanceOfSatisfying(Attribute.Opaque.class, opaque -> assertThat(opaque.operators())
                        .containsExactly("Add", "Squeeze"));
        assertThat(model.graph().upstream(List.of(Value.of("y")))).contains(Value.of("x"));
        assertThat(ModelProto.parseFrom(model.toBytes()).getGraph().getNode(1).getAttribute(0))
                .isEqualTo(branch);
    }

    @Test
    void functionOverloads_areRefusedByName() {
        GraphProto.Builder graph = twoSteps();
        graph.getNodeBuilder(0).setOverload("v2");

        assertThatThrownBy(() -> read(graph))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("overload v2");
    }

    @Test
    void valueThatNobodyWrites_isNamed() {
        GraphProto.Builder graph = twoSteps().clearInput();

        assertThatThrownBy(() -> read(graph))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("reads %x, which no earlier node writes");
    }

    @Test
    void metadata_isRead() {
        OnnxModel model = read(twoSteps()).withMetadata(Map.of("k", "v"));

        assertThat(OnnxModel.parse(model.toBytes(), "again").metadata()).containsExactly(Map.entry("k", "v"));
    }
}
