package io.limpid.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.TensorType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Weights in native memory, every content once: whoever asks for equal numbers gets the same tensor, until the last lets go
 * of it. Thread-safe.
 */
final class WeightPool {
    private final Map<Content, Entry> entries = new HashMap<>();
    private final NativeMemory memory = new NativeMemory();
    private ByteBuffer scratch = ByteBuffer.allocateDirect(0);

    /** What tells weights apart. */
    private record Content(TensorType type, String digest) {}

    /** A weight in native memory, and how many hold it. */
    private static final class Entry {
        private final ByteBuffer numbers;
        private final OnnxTensor tensor;
        private int holders;

        Entry(ByteBuffer numbers, OnnxTensor tensor) {
            this.numbers = numbers;
            this.tensor = tensor;
        }
    }

    /** The right to read a weight, until closed; close it once, after the session that reads. */
    final class Lease {
        private final Content content;
        private final Entry entry;

        private Lease(Content content, Entry entry) {
            this.content = content;
            this.entry = entry;
        }

        OnnxTensor tensor() {
            return entry.tensor;
        }

        void close() {
            release(content, entry);
        }
    }

    /**
     * Returns a weight of floats.
     *
     * @throws IOException if its file cannot be read, or if Java may not take so much native memory
     */
    synchronized Lease take(StoredWeight weight, FileChannel file) throws IOException, OrtException {
        ByteBuffer bytes = read(weight, file);
        Content content = new Content(weight.type(), digest(bytes.duplicate()));
        Entry entry = entries.get(content);
        if (entry == null) {
            entry = entry(weight, bytes);
            entries.put(content, entry);
        }
        entry.holders++;
        return new Lease(content, entry);
    }

    private Entry entry(StoredWeight weight, ByteBuffer bytes) throws IOException, OrtException {
        ByteBuffer numbers = memory.take(bytes.remaining()).put(bytes).flip();
        long[] shape = weight.type().shape().sizes();
        return new Entry(numbers, OnnxTensor.createTensor(Environment.get().ort(), numbers, shape, OnnxJavaType.FLOAT));
    }

    private synchronized void release(Content content, Entry entry) {
        entry.holders--;
        if (entry.holders == 0) {
            entries.remove(content);
            entry.tensor.close();
            memory.giveBack(entry.numbers);
        }
    }

    /** Returns how many weights are held. */
    synchronized int size() {
        return entries.size();
    }

    private ByteBuffer read(StoredWeight weight, FileChannel file) throws IOException {
        int length = Math.toIntExact(weight.bytes());
        if (scratch.capacity() < length) {
            scratch = NativeMemory.allocate(length);
        }
        ByteBuffer bytes = scratch.slice(0, length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, weight.offset() + bytes.position()) < 0) {
                throw new EOFException("weight " + weight.name() + " ends early");
            }
        }
        return bytes.flip();
    }

    private static String digest(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256, which every one must have", e);
        }
    }
}
