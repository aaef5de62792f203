package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a weight lies that a model keeps in another file: for handing weights on one by one, without all of them in
 * memory at once.
 *
 * @param name of the weight
 * @param type of its elements, and their number along each axis
 * @param file that holds it
 * @param offset of its first byte
 */
public record StoredWeight(String name, TensorType type, Path file, long offset) {
    /**
     * Returns the weights of numbers that a model file keeps in other files.
     *
     * @throws InvalidModelException if the file cannot be read, is no model, or names places that do not exist
     */
    public static List<StoredWeight> of(Path model) {
        GraphProto graph = parse(model).getGraph();
        Path folder = model.toAbsolutePath().normalize().resolveSibling("");
        return graph.getInitializerList().stream()
                .filter(weight -> TensorCodec.isExternal(weight) && TensorCodec.isReadable(weight))
                .map(weight -> of(weight, folder))
                .toList();
    }

    private static StoredWeight of(TensorProto weight, Path folder) {
        ExternalData.Stretch place = ExternalData.place(folder, weight);
        long[] sizes = weight.getDimsList().stream().mapToLong(Long::longValue).toArray();
        TensorType type = new TensorType(ElementType.ofCode(weight.getDataType()), Shape.of(sizes));
        StoredWeight stored = new StoredWeight(weight.getName(), type, place.file(), place.offset());
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

    private static ModelProto parse(Path model) {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(model));
        } catch (IOException e) {
            throw new InvalidModelException(model + " cannot be read as an ONNX model: " + e.getMessage(), e);
        }
    }
}
