package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that a model file defines itself. */
record Functions(ModelFrame frame) {
    /** Returns the graph of the function that a node calls, with the node's attributes filled in. */
    Optional<Graph> calledBy(Node node) {
        return frame.message().getFunctionsList().stream()
                .filter(function -> function.getName().equals(node.opType())
                        && function.getDomain().equals(node.domain())
                        && isOfSameOpset(function))
                .findFirst()
                .map(function -> new ModelReader("function " + node.opType(), ExternalData.unreachable())
                        .graph(graph(function, attributes(function, node))));
    }

    private boolean isOfSameOpset(FunctionProto function) {
        return function.getOpsetImportList().stream()
                .filter(opset -> ModelFrame.isStandard(opset.getDomain()))
                .allMatch(opset -> opset.getVersion() == frame.opset());
    }

    private static Map<String, AttributeProto> attributes(FunctionProto function, Node node) {
        Map<String, AttributeProto> given = new HashMap<>();
        function.getAttributeProtoList().forEach(byDefault -> given.put(byDefault.getName(), byDefault));
        node.attributes()
                .entries()
                .forEach((String name, Attribute value) -> given.put(name, AttributeCodec.encode(name, value)));
        return given;
    }

    private static GraphProto graph(FunctionProto function, Map<String, AttributeProto> given) {
        GraphProto.Builder graph = GraphProto.newBuilder().addAllValueInfo(function.getValueInfoList());
        function.getInputList().forEach(name -> graph.addInput(named(name)));
        function.getOutputList().forEach(name -> graph.addOutput(named(name)));
        function.getNodeList().forEach(node -> graph.addNode(filled(node, given)));
        return graph.build();
    }

    private static ValueInfoProto named(String name) {
        return ValueInfoProto.newBuilder().setName(name).build();
    }

    /** An attribute that refers to one of the function that was not given is left out, too. */
    private static NodeProto filled(NodeProto node, Map<String, AttributeProto> given) {
        NodeProto.Builder filled = node.toBuilder().clearAttribute();
        for (AttributeProto attribute : node.getAttributeList()) {
            String reference = attribute.getRefAttrName();
            if (reference.isEmpty()) {
                filled.addAttribute(filled(attribute, given));
            } else if (given.containsKey(reference)) {
                filled.addAttribute(given.get(reference).toBuilder().setName(attribute.getName()));
            }
        }
        return filled.build();
    }

    private static AttributeProto filled(AttributeProto attribute, Map<String, AttributeProto> given) {
        if (!attribute.hasG()) {
            return attribute;
        }
        GraphProto.Builder body = attribute.getG().toBuilder().clearNode();
        attribute.getG().getNodeList().forEach(node -> body.addNode(filled(node, given)));
        return attribute.toBuilder().setG(body).build();
    }
}
