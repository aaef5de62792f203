package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a weight lies that a model keeps in another file: for handing weights on one by one, without all of them in
 * memory at once.
 *
 * @param name of the weight
 * @param type of its elements, and their number along each axis
 * @param file that holds it
 * @param offset of its first byte
 * @param readers types of the operators that read it; those in sub-graphs do not count
 */
public record StoredWeight(String name, TensorType type, Path file, long offset, Set<String> readers) {
    public StoredWeight {
        readers = Set.copyOf(readers);
    }

    /**
     * Returns the weights of numbers that a model file keeps in other files.
     *
     * @throws InvalidModelException if the file cannot be read, is no model, or names places that do not exist
     */
    public static List<StoredWeight> of(Path model) {
        GraphProto graph = parse(model).getGraph();
        Map<String, Set<String>> readers = readers(graph);
        Path folder = model.toAbsolutePath().normalize().resolveSibling("");
        return graph.getInitializerList().stream()
                .filter(weight -> TensorCodec.isExternal(weight) && TensorCodec.isReadable(weight))
                .map(weight -> of(weight, folder, readers.getOrDefault(weight.getName(), Set.of())))
                .toList();
    }

    /**
     * Writes a model file anew with some of its weights in the file itself.
     *
     * @param names of these weights
     * @throws InvalidModelException if the file cannot be read, or the model is larger than the format can hold (2 GB)
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void inline(Path model, Set<String> names) {
        TensorCodec codec = new TensorCodec(ExternalData.beside(model));
        ModelProto.Builder message = parse(model).toBuilder();
        GraphProto.Builder graph = message.getGraphBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto weight = graph.getInitializer(i);
            if (names.contains(weight.getName())) {
                graph.setInitializer(i, codec.inlined(weight));
            }
        }
        ModelFiles.store(message.build(), model);
    }

    private static StoredWeight of(TensorProto weight, Path folder, Set<String> readers) {
        ExternalData.Stretch place = ExternalData.place(folder, weight);
        long[] sizes = weight.getDimsList().stream().mapToLong(Long::longValue).toArray();
        TensorType type = new TensorType(ElementType.ofCode(weight.getDataType()), Shape.of(sizes));
        StoredWeight stored = new StoredWeight(weight.getName(), type, place.file(), place.offset(), readers);
        if (stored.bytes() != place.length()) {
            throw new InvalidModelException("weight " + weight.getName() + " is a " + type + ", but lies in "
                    + place.length() + " bytes of " + place.file() + "; export the model again");
        }
        return stored;
    }

    /** Returns how many bytes it takes. */
    public long bytes() {
        long bytes = type.element().bytes();
        for (long size : type.shape().sizes()) {
            bytes = Math.multiplyExact(bytes, size);
        }
        return bytes;
    }

    private static Map<String, Set<String>> readers(GraphProto graph) {
        Map<String, Set<String>> readers = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            for (String input : node.getInputList()) {
                readers.computeIfAbsent(input, name -> new HashSet<>()).add(node.getOpType());
            }
        }
        return readers;
    }

    private static ModelProto parse(Path model) {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(model));
        } catch (IOException e) {
            throw new InvalidModelException(model + " cannot be read as an ONNX model: " + e.getMessage(), e);
        }
    }
}
