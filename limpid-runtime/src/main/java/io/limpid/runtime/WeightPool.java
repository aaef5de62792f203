package io.limpid.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Weights in native memory, every content once: whoever asks for equal numbers gets the same tensor, until the last lets go
 * of it. Thread-safe.
 */
final class WeightPool {
    private final NativeMemory memory = new NativeMemory();
    private final Shared<Content, Weight> weights = new Shared<>(this::free);
    private ByteBuffer scratch = NativeMemory.allocate(0);

    /** What tells weights apart. */
    private record Content(TensorType type, Fingerprint numbers) {}

    /**
     * A weight in native memory.
     *
     * @param numbers that the tensor reads
     * @param tensor for ONNX Runtime
     */
    record Weight(ByteBuffer numbers, OnnxTensor tensor) {}

    /** Returns a weight of floats; what is returned must outlive the session that reads it. */
    synchronized Shared<?, Weight>.Lease take(StoredWeight weight) throws IOException, OrtException {
        return take(weight.type(), read(weight));
    }

    /** Returns a weight of floats; what is returned must outlive its last reader. */
    Shared<?, Weight>.Lease take(Tensor weight) throws OrtException {
        return take(weight.tensorType(), weight.bytes());
    }

    private Shared<?, Weight>.Lease take(TensorType type, ByteBuffer bytes) throws OrtException {
        return weights.take(new Content(type, Fingerprint.of(bytes)), () -> copy(type, bytes));
    }

    private Weight copy(TensorType type, ByteBuffer bytes) throws OrtException {
        ByteBuffer numbers = memory.take(bytes.remaining()).put(bytes).flip();
        long[] shape = type.shape().sizes();
        return new Weight(
                numbers, OnnxTensor.createTensor(Environment.get().ort(), numbers, shape, OnnxJavaType.FLOAT));
    }

    private void free(Weight weight) {
        weight.tensor.close();
        memory.giveBack(weight.numbers);
    }

    /** Returns how many weights are held. */
    int size() {
        return weights.size();
    }

    private ByteBuffer read(StoredWeight weight) throws IOException {
        int length = Math.toIntExact(weight.bytes());
        if (scratch.capacity() < length) {
            scratch = NativeMemory.allocate(length);
        }
        ByteBuffer bytes = scratch.slice(0, length);
        try (FileChannel file = FileChannel.open(weight.file())) {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, weight.offset() + bytes.position()) < 0) {
                    throw new EOFException("weight " + weight.name() + " ends early");
                }
            }
        }
        return bytes.flip();
    }
}
