package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Tensors in the wire format: raw little-endian bytes, lists of typed numbers, or bytes in another file. */
record TensorCodec(ExternalData external) {
    /** Tells whether a tensor holds numbers of a type that {@link Tensor} knows; texts and sub-byte types do not. */
    static boolean isReadable(TensorProto tensor) {
        return Arrays.stream(ElementType.values())
                .anyMatch(type -> type.code() == tensor.getDataType() && type.bytes() > 0);
    }

    /**
     * Reads a tensor; raw bytes are shared with the message, not copied.
     *
     * @throws InvalidModelException if the data does not fit type and shape, or cannot be had
     */
    Tensor decode(TensorProto tensor) {
        try {
            ElementType type = ElementType.ofCode(tensor.getDataType());
            long[] shape =
                    tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
            return Tensor.raw(type, shape, bytes(tensor, type));
        } catch (InvalidModelException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidModelException(
                    "tensor " + tensor.getName() + " is broken: " + e.getMessage() + "; export the model again", e);
        }
    }

    /** Returns how many bytes a tensor's shape asks for, wherever they lie; those that hold no numbers count as none. */
    static long size(TensorProto tensor) {
        if (!isReadable(tensor)) {
            return 0;
        }
        double size = ElementType.ofCode(tensor.getDataType()).bytes();
        for (long dim : tensor.getDimsList()) {
            size *= Math.max(0, dim);
        }
        return (long) size;
    }

    /** Returns the tensor with its bytes in the message itself. */
    TensorProto inlined(TensorProto tensor) {
        if (!isExternal(tensor)) {
            return tensor;
        }
        return tensor.toBuilder()
                .clearExternalData()
                .clearDataLocation()
                .setRawData(UnsafeByteOperations.unsafeWrap(external.bytesOf(tensor)))
                .build();
    }

    /** Writes a tensor; its bytes are shared with the message, not copied. */
    static TensorProto encode(String name, Tensor tensor) {
        TensorProto.Builder message = TensorProto.newBuilder()
                .setName(name)
                .setDataType(tensor.type().code())
                .setRawData(UnsafeByteOperations.unsafeWrap(tensor.bytes()));
        for (long size : tensor.shape()) {
            message.addDims(size);
        }
        return message.build();
    }

    /** Tells whether the bytes of a tensor lie in another file. */
    static boolean isExternal(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private ByteBuffer bytes(TensorProto tensor, ElementType type) {
        if (isExternal(tensor)) {
            return external.bytesOf(tensor);
        }
        return tensor.hasRawData() ? tensor.getRawData().asReadOnlyByteBuffer() : typedNumbers(tensor, type);
    }

    private static ByteBuffer typedNumbers(TensorProto tensor, ElementType type) {
        return switch (type) {
            case FLOAT -> {
                ByteBuffer bytes = allocate(tensor.getFloatDataCount(), type);
                tensor.getFloatDataList().forEach(bytes::putFloat);
                yield bytes.flip();
            }
            case DOUBLE -> {
                ByteBuffer bytes = allocate(tensor.getDoubleDataCount(), type);
                tensor.getDoubleDataList().forEach(bytes::putDouble);
                yield bytes.flip();
            }
            case INT64 -> {
                ByteBuffer bytes = allocate(tensor.getInt64DataCount(), type);
                tensor.getInt64DataList().forEach(bytes::putLong);
                yield bytes.flip();
            }
            case UINT32, UINT64 -> {
                ByteBuffer bytes = allocate(tensor.getUint64DataCount(), type);
                tensor.getUint64DataList().forEach(number -> putLowBytes(bytes, number, type));
                yield bytes.flip();
            }
            default -> {
                ByteBuffer bytes = allocate(tensor.getInt32DataCount(), type);
                tensor.getInt32DataList().forEach(number -> putLowBytes(bytes, number, type));
                yield bytes.flip();
            }
        };
    }

    private static ByteBuffer allocate(int count, ElementType type) {
        return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void putLowBytes(ByteBuffer bytes, long number, ElementType type) {
        switch (type.bytes()) {
            case 1 -> bytes.put((byte) number);
            case 2 -> bytes.putShort((short) number);
            case Integer.BYTES -> bytes.putInt((int) number);
            default -> bytes.putLong(number);
        }
    }
}
