package io.limpid.graph.onnx;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.limpid.graph.InvalidModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The weights that a model keeps in other files, which lie in the model's folder or below. */
interface ExternalData {
    /**
     * Returns the bytes of a tensor that lie outside of the model file.
     *
     * @throws InvalidModelException if they cannot be had
     */
    ByteBuffer bytesOf(TensorProto tensor);

    /** Returns the external data of a model that came without a folder. */
    static ExternalData unreachable() {
        return tensor -> {
            throw new InvalidModelException("weight " + tensor.getName() + " lies in another file than the model, "
                    + "but this model was given as bytes only; read it from its file");
        };
    }

    /** Returns the external data of a model file. */
    static ExternalData beside(Path model) {
        Path absolute = model.toAbsolutePath().normalize();
        Path folder = absolute.resolveSibling("");
        return tensor -> read(folder, tensor);
    }

    /** A stretch of a file. */
    record Stretch(Path file, long offset, long length) {
        /** A page of memory, so that readers may map weights. */
        private static final int ALIGNMENT = 1 << 12;

        /** Writes bytes behind what a file holds already, and returns where they lie. */
        static Stretch append(ByteBuffer bytes, Path file) throws IOException {
            try (SeekableByteChannel out = Files.newByteChannel(file, CREATE, WRITE)) {
                long end = out.size();
                int padding = (int) Math.floorMod(-end, (long) ALIGNMENT);
                FileBytes.write(out.position(end), ByteBuffer.allocate(padding));
                FileBytes.write(out, bytes);
                return new Stretch(file, end + padding, bytes.remaining());
            }
        }

        /** Returns a tensor of a model in the same folder, with its bytes here. */
        TensorProto holding(TensorProto tensor) {
            return tensor.toBuilder()
                    .clearRawData()
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                    .addExternalData(entry("location", file.getFileName().toString()))
                    .addExternalData(entry("offset", Long.toString(offset)))
                    .addExternalData(entry("length", Long.toString(length)))
                    .build();
        }

        private static StringStringEntryProto entry(String key, String value) {
            return StringStringEntryProto.newBuilder()
                    .setKey(key)
                    .setValue(value)
                    .build();
        }
    }

    /**
     * Returns where the bytes of a tensor lie that lie outside of the model file.
     *
     * @param folder of the model file
     * @throws InvalidModelException if there is no such place
     */
    static Stretch place(Path folder, TensorProto tensor) {
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        Path file = locate(folder, tensor.getName(), entries.getOrDefault("location", ""));
        long size = size(file, tensor.getName());
        long offset = number(tensor.getName(), "offset", entries.getOrDefault("offset", "0"));
        long rest = size - offset;
        long length = number(tensor.getName(), "length", entries.getOrDefault("length", Long.toString(rest)));
        if (length > rest || length > Integer.MAX_VALUE - Long.BYTES) {
            throw new InvalidModelException("weight " + tensor.getName() + " should take " + length + " bytes from "
                    + offset + " on in " + file + ", which has " + size
                    + " bytes; the file is cut off or belongs to another model: copy it again");
        }
        return new Stretch(file, offset, length);
    }

    private static long size(Path file, String weight) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(weight, file, e);
        }
    }

    private static ByteBuffer read(Path folder, TensorProto tensor) {
        Stretch place = place(folder, tensor);
        try (FileChannel channel = FileChannel.open(place.file())) {
            return FileBytes.read(channel.position(place.offset()), (int) place.length());
        } catch (IOException e) {
            throw unreadable(tensor.getName(), place.file(), e);
        }
    }

    private static InvalidModelException unreadable(String weight, Path file, IOException cause) {
        return new InvalidModelException(
                "weight " + weight + " cannot be read from " + file + ": " + cause
                        + "; check that the file may be read",
                cause);
    }

    private static Path locate(Path folder, String weight, String location) {
        try {
            Path file = folder.resolve(location).normalize();
            if (location.isEmpty() || Path.of(location).isAbsolute() || !file.startsWith(folder)) {
                throw new InvalidModelException("weight " + weight + " lies at \"" + location
                        + "\", which is not in the model's folder; save the model's external data beside it");
            }
            if (!Files.isRegularFile(file)) {
                throw new InvalidModelException("weight " + weight + " lies in " + file
                        + ", but there is no such file; put the model's data file beside the model");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new InvalidModelException(
                    "weight " + weight + " lies at \"" + location + "\", which is no file name; export the model again",
                    e);
        }
    }

    private static long number(String weight, String key, String text) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0) {
                return number;
            }
            throw new NumberFormatException("below 0");
        } catch (NumberFormatException e) {
            throw new InvalidModelException(
                    "weight " + weight + " lies outside of the model at " + key + " \"" + text
                            + "\"; it must be a whole number from 0 to the file's size: export the model again",
                    e);
        }
    }
}
