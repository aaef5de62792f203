package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a graph into the frame of its model. */
record ModelWriter(ModelFrame frame) {
    /**
     * Returns the whole message.
     *
     * @throws InvalidModelException if the weights are larger than the format can hold
     */
    ModelProto write(Graph graph) {
        requireWritableSize(graph.initializers().values().stream()
                .mapToLong(tensor -> tensor.bytes().remaining())
                .sum());
        GraphProto declared = frame.declarations();
        GraphProto.Builder message = declared.toBuilder().clearInput().clearOutput();
        Map<String, ValueInfoProto> inputs = byName(declared.getInputList());
        Map<String, ValueInfoProto> outputs = byName(declared.getOutputList());
        graph.inputs().forEach(value -> message.addInput(declaration(graph, value, inputs)));
        declared.getInputList().stream()
                .filter(input -> graph.constant(Value.of(input.getName())).isPresent())
                .forEach(message::addInput);
        graph.outputs().forEach(value -> message.addOutput(declaration(graph, value, outputs)));
        graph.initializers()
                .forEach((value, tensor) -> message.addInitializer(TensorCodec.encode(value.name(), tensor)));
        graph.nodes().forEach(node -> message.addNode(encode(node)));
        return frame.message().toBuilder().setGraph(message).build();
    }

    /**
     * Refuses weights that do not fit into one file together.
     *
     * @throws InvalidModelException if they take more bytes than the format can hold
     */
    static void requireWritableSize(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new InvalidModelException(
                    "the weights take " + bytes + " bytes, but Limpid writes what it runs as one"
                            + " ONNX file, which holds at most 2 GB; export the model in float16, or take a smaller one");
        }
    }

    private static Map<String, ValueInfoProto> byName(List<ValueInfoProto> declared) {
        return declared.stream()
                .collect(Collectors.toMap(ValueInfoProto::getName, Function.identity(), (first, second) -> first));
    }

    /** Returns the file's own declaration as long as it is still true. */
    private static ValueInfoProto declaration(Graph graph, Value value, Map<String, ValueInfoProto> declared) {
        Optional<TensorType> type = graph.findType(value);
        ValueInfoProto old = declared.getOrDefault(
                value.name(), ValueInfoProto.newBuilder().setName(value.name()).build());
        return type.isEmpty() || type.equals(TypeCodec.decode(old)) ? old : TypeCodec.encode(value.name(), type.get());
    }

    private static NodeProto encode(Node node) {
        NodeProto.Builder message = NodeProto.newBuilder().setOpType(node.opType());
        if (!node.name().isEmpty()) {
            message.setName(node.name());
        }
        if (!node.domain().isEmpty()) {
            message.setDomain(node.domain());
        }
        node.inputs().forEach(value -> message.addInput(value.name()));
        node.outputs().forEach(value -> message.addOutput(value.name()));
        node.attributes()
                .entries()
                .forEach((name, attribute) -> message.addAttribute(AttributeCodec.encode(name, attribute)));
        return message.build();
    }
}
