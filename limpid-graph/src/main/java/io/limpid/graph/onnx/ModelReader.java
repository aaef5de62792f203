package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.TopologicalOrder;
import io.limpid.graph.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a model from the bytes of its file. */
final class ModelReader {
    private final String origin;
    private final TensorCodec tensors;
    private final AttributeCodec attributes;

    ModelReader(String origin, ExternalData external) {
        this.origin = origin;
        this.tensors = new TensorCodec(external);
        this.attributes = new AttributeCodec(tensors);
    }

    /**
     * Reads a model.
     *
     * @throws InvalidModelException if the bytes are no model, cut off or inconsistent
     */
    OnnxModel read(byte[] content) {
        ModelProto message = parse(content);
        try {
            return new OnnxModel(ModelFrame.of(message), graph(message.getGraph()), ModelFiles.sha256(content));
        } catch (InvalidModelException e) {
            throw new InvalidModelException(origin + ": " + e.getMessage(), e);
        }
    }

    private ModelProto parse(byte[] content) {
        try {
            CodedInputStream input = UnsafeByteOperations.unsafeWrap(content).newCodedInput();
            input.enableAliasing(true);
            ModelProto message = ModelProto.parseFrom(input);
            if (message.getGraph().getNodeCount() > 0 || message.getGraph().getOutputCount() > 0) {
                return message;
            }
        } catch (IOException e) {
            throw notAModel(content, e);
        }
        throw notAModel(content, new IOException("it holds no graph"));
    }

    private InvalidModelException notAModel(byte[] content, IOException cause) {
        return new InvalidModelException(
                origin + " is not an ONNX model: " + FileKind.describe(content) + " (" + content.length + " bytes, "
                        + cause.getMessage() + "). Give a complete .onnx file of opset 7 or later",
                cause);
    }

    /** Reads a graph. */
    Graph graph(GraphProto message) {
        requireNames(message);
        ModelWriter.requireWritableSize(message.getInitializerList().stream()
                .mapToLong(TensorCodec::size)
                .sum());
        GraphBuilder graph = new GraphBuilder();
        List<Node> nodes = new ArrayList<>();
        Set<String> constants = new HashSet<>();
        for (TensorProto weight : message.getInitializerList()) {
            constants.add(weight.getName());
            if (TensorCodec.isReadable(weight)) {
                graph.initializer(Value.of(weight.getName()), tensors.decode(weight));
            } else {
                nodes.add(constant(weight));
            }
        }
        for (SparseTensorProto weight : message.getSparseInitializerList()) {
            constants.add(weight.getValues().getName());
            nodes.add(constant(weight));
        }
        message.getNodeList().stream().filter(ModelReader::writesSomething).forEach(node -> nodes.add(node(node)));
        message.getInputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> !constants.contains(name))
                .forEach(name -> graph.input(Value.of(name)));
        message.getOutputList().forEach(output -> graph.output(Value.of(output.getName())));
        declareTypes(graph, message);
        return graph.nodes(TopologicalOrder.of(nodes)).build();
    }

    private static void requireNames(GraphProto message) {
        boolean named = message.getInputList().stream()
                        .noneMatch(input -> input.getName().isEmpty())
                && message.getOutputList().stream()
                        .noneMatch(output -> output.getName().isEmpty())
                && message.getInitializerList().stream()
                        .noneMatch(weight -> weight.getName().isEmpty());
        if (!named) {
            throw new InvalidModelException(
                    "an input, output or weight of the graph has no name; each needs one: export the model again");
        }
    }

    private static void declareTypes(GraphBuilder graph, GraphProto message) {
        for (List<ValueInfoProto> declared :
                List.of(message.getValueInfoList(), message.getInputList(), message.getOutputList())) {
            declared.forEach(
                    value -> TypeCodec.decode(value).ifPresent(type -> graph.type(Value.of(value.getName()), type)));
        }
    }

    /** A node without outputs changes nothing that a graph computes. */
    private static boolean writesSomething(NodeProto message) {
        return message.getOutputList().stream().anyMatch(name -> !name.isEmpty());
    }

    private Node node(NodeProto message) {
        if (!message.getOverload().isEmpty()) {
            throw new InvalidModelException("node " + message.getName() + " calls overload " + message.getOverload()
                    + " of function " + message.getOpType()
                    + "; only functions without overloads are read: inline the model's functions");
        }
        Map<String, Attribute> entries = new LinkedHashMap<>();
        for (AttributeProto attribute : message.getAttributeList()) {
            entries.put(attribute.getName(), attributes.decode(attribute));
        }
        return new Node(
                message.getName(),
                message.getOpType(),
                ModelFrame.isStandard(message.getDomain()) ? "" : message.getDomain(),
                message.getInputList().stream().map(Value::of).toList(),
                message.getOutputList().stream().map(Value::of).toList(),
                Attributes.of(entries));
    }

    /** Carries a weight that holds no numbers (texts, types of later standards) as a node. */
    private Node constant(TensorProto weight) {
        AttributeProto value = AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(weight)
                .build();
        return constant(weight.getName(), value);
    }

    /** Carries a sparse weight as a node. */
    private Node constant(SparseTensorProto weight) {
        AttributeProto value = AttributeProto.newBuilder()
                .setName("sparse_value")
                .setType(AttributeProto.AttributeType.SPARSE_TENSOR)
                .setSparseTensor(weight)
                .build();
        return constant(weight.getValues().getName(), value);
    }

    private Node constant(String name, AttributeProto value) {
        Attributes given = Attributes.NONE.with(value.getName(), attributes.decode(value));
        return Node.of("Constant", List.of(), List.of(Value.of(name)), given);
    }
}
