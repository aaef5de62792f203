package io.limpid.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.Digest;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.Optional;

/**
 * Weights in native memory, every content once: whoever asks for equal numbers gets the same tensor, until the last lets go
 * of it. Thread-safe.
 */
final class WeightPool {
    private final NativeMemory memory = new NativeMemory();
    private final Shared<Content, Weight> weights = new Shared<>(this::free);

    /** What tells weights apart. */
    private record Content(TensorType type, Fingerprint numbers) {}

    /**
     * A weight in native memory.
     *
     * @param numbers that the tensor reads
     * @param tensor for ONNX Runtime
     */
    record Weight(ByteBuffer numbers, OnnxTensor tensor) {}

    /**
     * Returns a weight of floats; what is returned must outlive the session that reads it. Nothing is made of numbers that are
     * held already.
     *
     * @throws UncheckedIOException if its file cannot be read, or if Java may not take so much native memory
     */
    Shared<?, Weight>.Lease take(StoredWeight weight) throws IOException, OrtException {
        return weights.take(new Content(weight.type(), fingerprint(weight)), () -> made(weight.type(), read(weight)));
    }

    /** Returns a weight of floats; what is returned must outlive its last reader. */
    Shared<?, Weight>.Lease take(Tensor weight) throws OrtException {
        ByteBuffer bytes = weight.bytes();
        return weights.take(
                content(weight),
                () -> made(
                        weight.tensorType(),
                        memory.take(bytes.remaining()).put(bytes).flip()));
    }

    /** Returns a weight of floats if somebody holds it already. */
    Optional<? extends Shared<?, Weight>.Lease> takeHeld(Tensor weight) {
        return weights.takeHeld(content(weight));
    }

    private static Content content(Tensor weight) {
        return new Content(weight.tensorType(), Fingerprint.of(weight.bytes()));
    }

    private static Fingerprint fingerprint(StoredWeight weight) throws IOException {
        try (FileChannel file = FileChannel.open(weight.file())) {
            return new Fingerprint(
                    Digest.sha256(out -> file.transferTo(weight.offset(), weight.bytes(), Channels.newChannel(out))));
        }
    }

    private static Weight made(TensorType type, ByteBuffer numbers) throws OrtException {
        return new Weight(numbers, tensor(type, numbers));
    }

    private static OnnxTensor tensor(TensorType type, ByteBuffer numbers) throws OrtException {
        return OnnxTensor.createTensor(
                Environment.get().ort(), numbers, type.shape().sizes(), OnnxJavaType.FLOAT);
    }

    /** Frees what could not be put to use. */
    static void close(Collection<Shared<?, Weight>.Lease> leases) throws OrtException {
        for (Shared<?, Weight>.Lease lease : leases) {
            lease.close();
        }
    }

    private void free(Weight weight) {
        weight.tensor.close();
        memory.giveBack(weight.numbers);
    }

    /** Returns how many weights are held. */
    int size() {
        return weights.size();
    }

    private ByteBuffer read(StoredWeight weight) {
        ByteBuffer numbers = memory.take(Math.toIntExact(weight.bytes()));
        try (FileChannel file = FileChannel.open(weight.file())) {
            while (numbers.hasRemaining()) {
                if (file.read(numbers, weight.offset() + numbers.position()) < 0) {
                    throw new EOFException("weight " + weight.name() + " ends early");
                }
            }
            return numbers.flip();
        } catch (IOException e) {
            memory.giveBack(numbers);
            throw new UncheckedIOException(e);
        }
    }
}
