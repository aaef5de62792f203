package io.limpid.graph.onnx;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that takes the weights of a model, one behind the other; the model says where each lies.
 *
 * @param file in the model's folder
 */
record WeightsFile(Path file) {
    /** Smaller ones stay in the model: readers look into them for sizes and axes, and a bias is not worth a file that stays open. */
    private static final int LEAST_BYTES = 1 << 16;

    /** A page of memory, so that readers may map weights. */
    private static final int ALIGNMENT = 1 << 12;

    /** Writes the weights of a message and returns it without them. */
    ModelProto taking(ModelProto message) throws IOException {
        GraphProto.Builder graph = message.getGraph().toBuilder();
        try (SeekableByteChannel out = Files.newByteChannel(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
            long offset = 0;
            for (int i = 0; i < graph.getInitializerCount(); i++) {
                ByteString bytes = graph.getInitializer(i).getRawData();
                if (bytes.size() >= LEAST_BYTES) {
                    FileBytes.write(out, bytes.asReadOnlyByteBuffer());
                    FileBytes.write(out, ByteBuffer.allocate(padding(bytes)));
                    graph.setInitializer(i, placed(graph.getInitializer(i), offset));
                    offset += bytes.size() + padding(bytes);
                }
            }
        }
        return message.toBuilder().setGraph(graph).build();
    }

    private static int padding(ByteString bytes) {
        return Math.floorMod(-bytes.size(), ALIGNMENT);
    }

    private TensorProto placed(TensorProto weight, long offset) {
        return weight.toBuilder()
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file.getFileName().toString()))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(
                        entry("length", Integer.toString(weight.getRawData().size())))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
