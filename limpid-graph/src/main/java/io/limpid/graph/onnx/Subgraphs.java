package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Graphs inside of attributes (If, Loop, Scan): not understood, but asked what they need from outside. */
record Subgraphs(TensorCodec tensors) {
    /** Returns the graphs that an attribute holds. */
    static List<GraphProto> of(AttributeProto attribute) {
        return Stream.concat(
                        attribute.hasG() ? Stream.of(attribute.getG()) : Stream.empty(),
                        attribute.getGraphsList().stream())
                .toList();
    }

    /** Returns the outer values that the graphs of an attribute read. */
    static Set<Value> captures(AttributeProto attribute) {
        Set<Value> captured = new LinkedHashSet<>();
        of(attribute).forEach(graph -> collectFree(graph, captured));
        return captured;
    }

    private static void collectFree(GraphProto graph, Set<Value> captured) {
        Set<String> own = new HashSet<>();
        graph.getInputList().forEach(input -> own.add(input.getName()));
        graph.getInitializerList().forEach(weight -> own.add(weight.getName()));
        graph.getSparseInitializerList()
                .forEach(weight -> own.add(weight.getValues().getName()));
        graph.getNodeList().forEach(node -> own.addAll(node.getOutputList()));
        Stream<String> read = Stream.concat(
                graph.getNodeList().stream().flatMap(Subgraphs::reads),
                graph.getOutputList().stream().map(ValueInfoProto::getName));
        read.filter(name -> !name.isEmpty() && !own.contains(name))
                .map(Value::of)
                .forEach(captured::add);
    }

    private static Stream<String> reads(NodeProto node) {
        return Stream.concat(
                node.getInputList().stream(),
                node.getAttributeList().stream()
                        .flatMap(attribute -> captures(attribute).stream())
                        .map(Value::name));
    }

    /** Returns the standard operators that the graphs of an attribute use. */
    static Set<String> operators(AttributeProto attribute) {
        Set<String> operators = new LinkedHashSet<>();
        for (GraphProto graph : of(attribute)) {
            for (NodeProto node : graph.getNodeList()) {
                if (ModelFrame.isStandard(node.getDomain())) {
                    operators.add(node.getOpType());
                }
                node.getAttributeList().forEach(inner -> operators.addAll(operators(inner)));
            }
        }
        return operators;
    }

    /** Returns an attribute with all weights of its graphs and tensors in the message itself. */
    AttributeProto inlined(AttributeProto attribute) {
        AttributeProto.Builder changed = attribute.toBuilder();
        if (attribute.hasT()) {
            changed.setT(tensors.inlined(attribute.getT()));
        }
        if (attribute.hasG()) {
            changed.setG(inlined(attribute.getG()));
        }
        List<TensorProto> tensorList =
                attribute.getTensorsList().stream().map(tensors::inlined).toList();
        List<GraphProto> graphs =
                attribute.getGraphsList().stream().map(this::inlined).toList();
        return changed.clearTensors()
                .addAllTensors(tensorList)
                .clearGraphs()
                .addAllGraphs(graphs)
                .build();
    }

    private GraphProto inlined(GraphProto graph) {
        GraphProto.Builder changed = graph.toBuilder();
        changed.clearInitializer();
        graph.getInitializerList().forEach(weight -> changed.addInitializer(tensors.inlined(weight)));
        changed.clearNode();
        graph.getNodeList().forEach(node -> changed.addNode(inlined(node)));
        return changed.build();
    }

    private NodeProto inlined(NodeProto node) {
        NodeProto.Builder changed = node.toBuilder().clearAttribute();
        node.getAttributeList().forEach(attribute -> changed.addAttribute(inlined(attribute)));
        return changed.build();
    }
}
