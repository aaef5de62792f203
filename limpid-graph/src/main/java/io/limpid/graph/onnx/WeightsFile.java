package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that takes the weights of a model, one behind the other; the model says where each lies.
 *
 * @param file in the model's folder
 */
record WeightsFile(Path file) {
    /** Writes the weights of a message and returns it without them. */
    ModelProto taking(ModelProto message) throws IOException {
        Files.deleteIfExists(file);
        GraphProto.Builder graph = message.getGraph().toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            if (weight.getRawData().size() >= StoredWeight.LEAST_BYTES) {
                ByteBuffer bytes = weight.getRawData().asReadOnlyByteBuffer();
                graph.setInitializer(i, ExternalData.Stretch.append(bytes, file).holding(weight));
            }
        }
        return message.toBuilder().setGraph(graph).build();
    }
}
