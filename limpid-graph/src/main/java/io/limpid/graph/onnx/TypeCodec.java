package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.Optional;
import java.util.stream.IntStream;

/** Types of values in the wire format. */
final class TypeCodec {
    private static final String UNNAMED = "?";

    private TypeCodec() {}

    /**
     * Reads the type of a value; empty if it is no tensor, or if element type or shape are not given.
     *
     * <p>A size that the file leaves open gets a name of its own, since equal names would mean equal sizes.
     */
    static Optional<TensorType> decode(ValueInfoProto value) {
        TypeProto.Tensor tensor = value.getType().getTensorType();
        if (!tensor.hasShape() || !isKnown(tensor.getElemType())) {
            return Optional.empty();
        }
        TensorShapeProto shape = tensor.getShape();
        return Optional.of(new TensorType(
                ElementType.ofCode(tensor.getElemType()),
                new Shape(IntStream.range(0, shape.getDimCount())
                        .mapToObj(axis -> dim(shape.getDim(axis), value.getName() + "." + axis))
                        .toList())));
    }

    private static boolean isKnown(int elementCode) {
        for (ElementType type : ElementType.values()) {
            if (type.code() == elementCode) {
                return type != ElementType.UNDEFINED;
            }
        }
        return false;
    }

    private static Dim dim(Dimension dimension, String nameIfOpen) {
        if (dimension.hasDimValue() && dimension.getDimValue() >= 0) {
            return new Dim.Fixed(dimension.getDimValue());
        }
        String name = dimension.getDimParam();
        boolean open = name.isEmpty() || name.equals(UNNAMED);
        return new Dim.Symbolic(open ? nameIfOpen : name);
    }

    /** Writes a value with its type. */
    static ValueInfoProto encode(String name, TensorType type) {
        if (type.element() == ElementType.UNDEFINED) {
            throw new InvalidModelException("the element type of " + name + " is not known; probe the graph first");
        }
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        type.shape().dims().forEach(dim -> shape.addDim(dimension(dim)));
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        value.getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(type.element().code())
                .setShape(shape);
        return value.build();
    }

    private static Dimension dimension(Dim dim) {
        Dimension.Builder dimension = Dimension.newBuilder();
        return dim instanceof Dim.Fixed fixed
                ? dimension.setDimValue(fixed.size()).build()
                : dimension.setDimParam(dim.text()).build();
    }
}
