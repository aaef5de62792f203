package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.TensorType;
import java.util.List;

/** Messages of the wire format as exporters write them, for tests. */
final class Messages {
    private Messages() {}

    static ModelProto model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(7)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph.setName("test"))
                .build();
    }

    static OnnxModel read(GraphProto.Builder graph) {
        return OnnxModel.parse(model(graph).toByteArray(), "test.onnx");
    }

    static ValueInfoProto value(String name, long... sizes) {
        return TypeCodec.encode(name, TensorType.floats(sizes));
    }

    static NodeProto node(String opType, List<String> inputs, String output, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(opType)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    static TensorProto.Builder tensor(String name, ElementType type, long... sizes) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.code());
        for (long size : sizes) {
            tensor.addDims(size);
        }
        return tensor;
    }

    static TensorProto.Builder external(TensorProto.Builder tensor, String... keysAndValues) {
        tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(keysAndValues[i]).setValue(keysAndValues[i + 1]));
        }
        return tensor;
    }
}
