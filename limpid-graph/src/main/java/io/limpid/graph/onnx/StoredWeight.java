package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    /** Smaller ones stay in the model: readers look into them for sizes and axes, and a bias is not worth a file that stays open. */
    public static final int LEAST_BYTES = 1 << 16;

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

    /**
     * Writes a weight behind what a file holds already.
     *
     * @throws IOException if the file cannot be written
     */
    public static StoredWeight append(String name, Tensor weight, Path file) throws IOException {
        ExternalData.Stretch place = ExternalData.Stretch.append(weight.bytes(), file);
        return new StoredWeight(name, weight.tensorType(), file, place.offset());
    }

    /** Returns a model with weights in place of the inputs of the same names. */
    static ModelProto inPlaceOfInputs(ModelProto model, List<StoredWeight> weights) {
        Set<String> names = weights.stream().map(StoredWeight::name).collect(Collectors.toSet());
        GraphProto.Builder graph = model.getGraph().toBuilder();
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !names.contains(input.getName()))
                .toList();
        graph.clearInput().addAllInput(inputs);
        weights.forEach(weight -> graph.addInitializer(weight.message()));
        return model.toBuilder().setGraph(graph).build();
    }

    /** Returns the entry for the list of weights of a model in the same folder. */
    TensorProto message() {
        TensorProto.Builder message = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.element().code());
        for (long size : type.shape().sizes()) {
            message.addDims(size);
        }
        return new ExternalData.Stretch(file, offset, bytes()).holding(message.build());
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
