package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

    /** Writes a message to a file. */
    static void store(ModelProto message, Path file) {
        try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
            write(message, unfinished.path());
            unfinished.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "model " + file + " cannot be written (" + FileTrouble.of(e)
                            + "); choose a folder that exists, may be written to and has room",
                    e);
        }
    }

    private static void write(ModelProto message, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            message.writeTo(out);
        }
    }

    /** Returns the SHA-256 of bytes, in hexadecimal. */
    static String sha256(byte[] content) {
        return Digest.sha256(ByteBuffer.wrap(content));
    }
}
