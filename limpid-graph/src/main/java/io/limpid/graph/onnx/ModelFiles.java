package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.Digest;
import io.limpid.tensor.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Model files on disk: read whole, written whole or not at all. */
final class ModelFiles {
    private ModelFiles() {}

    /** Returns a file's content; says what is wrong if it cannot be a model file. */
    static byte[] load(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidModelException("there is no file " + file + "; give the path of an ONNX model");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidModelException(file + " is a folder; give the path of the .onnx file in it");
        }
        try {
            requireReadableSize(file);
            return bytes(file);
        } catch (IOException e) {
            throw new InvalidModelException(
                    file + " cannot be read (" + FileTrouble.of(e) + "); check that the file may be read", e);
        }
    }

    /** Reads a file; what has no size of its own, like a pipe, to its end. */
    private static byte[] bytes(Path file) throws IOException {
        int size = Math.toIntExact(Files.size(file));
        if (size == 0) {
            return Files.readAllBytes(file);
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return FileBytes.read(channel, size).array();
        }
    }

    private static void requireReadableSize(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE - Long.BYTES) {
            throw new InvalidModelException(file + " has " + size + " bytes, but an ONNX file holds at most 2 GB;"
                    + " save the model with its weights as external data");
        }
    }

    /** Writes a message beside its destination first, then moves it there. */
    static void store(ModelProto message, Path file) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
                message.writeTo(out);
            }
            move(unfinished, target);
        } catch (IOException e) {
            throw failure(e, unfinished, file);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static UncheckedIOException failure(IOException cause, Path unfinished, Path file) {
        UncheckedIOException failure = new UncheckedIOException(
                "model " + file + " cannot be written (" + FileTrouble.of(cause)
                        + "); choose a folder that exists, may be written to and has room",
                cause);
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Returns the SHA-256 of bytes, in hexadecimal. */
    static String sha256(byte[] content) {
        return Digest.sha256(ByteBuffer.wrap(content));
    }
}
