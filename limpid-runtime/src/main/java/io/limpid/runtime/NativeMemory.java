package io.limpid.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Native memory for weights. Java frees it when the garbage collector comes by, so what was given back is used again first;
 * never is more kept than is in use. Thread-safe.
 */
final class NativeMemory {
    /** A processor's vector registers read whole lines of its cache. */
    private static final int ALIGNMENT = 64;

    private static final Deque<ByteBuffer> NONE = new ArrayDeque<>();

    private final Map<Integer, Deque<ByteBuffer>> spare = new HashMap<>();
    private long used;
    private long kept;

    /**
     * Returns room for a number of bytes, in the order of bytes of this machine.
     *
     * @throws UncheckedIOException if Java may not take so much
     */
    synchronized ByteBuffer take(int bytes) {
        Deque<ByteBuffer> fitting = spare.getOrDefault(bytes, NONE);
        ByteBuffer memory = fitting.isEmpty() ? allocate(bytes) : reused(fitting);
        used += bytes;
        return memory;
    }

    private ByteBuffer reused(Deque<ByteBuffer> fitting) {
        ByteBuffer memory = fitting.pop().clear();
        kept -= memory.capacity();
        return memory;
    }

    /** Takes back what {@link #take} gave. */
    synchronized void giveBack(ByteBuffer memory) {
        used -= memory.capacity();
        kept += memory.capacity();
        spare.computeIfAbsent(memory.capacity(), bytes -> new ArrayDeque<>()).push(memory);
        if (kept > used) {
            spare.clear();
            kept = 0;
        }
    }

    /** Returns new room for a number of bytes. */
    static ByteBuffer allocate(int bytes) {
        try {
            return ByteBuffer.allocateDirect((bytes / ALIGNMENT + 2) * ALIGNMENT)
                    .alignedSlice(ALIGNMENT)
                    .slice(0, bytes)
                    .order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError limit) {
            throw new UncheckedIOException(
                    new IOException("Java may not take " + bytes + " bytes more of native memory", limit));
        }
    }
}
