package io.limpid.graph.onnx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Moves bytes between memory and files a megabyte at a time. For what moves at once, Java takes native memory of the same size,
 * and keeps it as long as the thread lives.
 */
final class FileBytes {
    private static final int STEP = 1 << 20;

    private FileBytes() {}

    /**
     * Reads on from where a file stands.
     *
     * @throws EOFException if it ends before
     */
    static ByteBuffer read(SeekableByteChannel file, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.position() < length) {
            if (file.read(step(bytes, length)) < 0) {
                throw new EOFException("the file ends " + (length - bytes.position()) + " bytes early");
            }
        }
        return bytes.flip();
    }

    /** Writes the bytes that remain in a buffer. */
    static void write(WritableByteChannel file, ByteBuffer bytes) throws IOException {
        ByteBuffer rest = bytes.duplicate();
        int end = rest.limit();
        while (rest.position() < end) {
            file.write(step(rest, end));
        }
    }

    private static ByteBuffer step(ByteBuffer bytes, int end) {
        return bytes.limit(Math.min(end, bytes.position() + STEP));
    }
}
