package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Pass;
import java.util.List;

/** The graph inside of an attribute: a branch of an If, the body of a Loop or a Scan. */
public final class Body {
    private Body() {}

    /**
     * Returns the graph. Its inputs are its own first, then what it reads of the surrounding graph by name.
     *
     * @throws InvalidModelException if the attribute holds no graph, or an inconsistent one
     */
    public static Graph of(Attribute.Opaque attribute) {
        AttributeProto message = AttributeCodec.wire(attribute);
        GraphProto.Builder graph = message.getG().toBuilder();
        attribute
                .captures()
                .forEach(value -> graph.addInput(ValueInfoProto.newBuilder().setName(value.name())));
        return new ModelReader("body", ExternalData.unreachable()).graph(graph.build());
    }

    /**
     * Returns an attribute that holds a graph.
     *
     * @param own how many of the graph's inputs, the first ones, are its own; the others it reads of the surrounding graph
     */
    public static Attribute.Opaque holding(Graph graph, int own) {
        GraphProto written = new ModelWriter(new ModelFrame(ModelProto.getDefaultInstance()))
                .write(graph)
                .getGraph();
        List<ValueInfoProto> inputs = List.copyOf(written.getInputList().subList(0, own));
        GraphProto body = written.toBuilder()
                .setName("body")
                .clearInput()
                .addAllInput(inputs)
                .build();
        return AttributeCodec.carried(AttributeProto.newBuilder()
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(body)
                .build());
    }

    /** Returns an attribute with its graph rewritten; the same attribute if it holds none, or the pass did not fire. */
    public static Attribute.Opaque changed(Attribute.Opaque attribute, Pass pass) {
        if (!AttributeCodec.wire(attribute).hasG()) {
            return attribute;
        }
        Graph graph = of(attribute);
        Graph changed = pass.apply(graph);
        int own = graph.inputs().size() - attribute.captures().size();
        return changed == graph ? attribute : holding(changed, own);
    }
}
