package io.limpid.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Carries tensors across the border to ONNX Runtime and back. */
final class Tensors {
    private static final String TYPE_PREFIX = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";
    private static final Map<ElementType, OnnxJavaType> JAVA_TYPES = Map.of(
            ElementType.FLOAT, OnnxJavaType.FLOAT,
            ElementType.DOUBLE, OnnxJavaType.DOUBLE,
            ElementType.FLOAT16, OnnxJavaType.FLOAT16,
            ElementType.BFLOAT16, OnnxJavaType.BFLOAT16,
            ElementType.INT64, OnnxJavaType.INT64,
            ElementType.INT32, OnnxJavaType.INT32,
            ElementType.INT16, OnnxJavaType.INT16,
            ElementType.INT8, OnnxJavaType.INT8,
            ElementType.UINT8, OnnxJavaType.UINT8,
            ElementType.BOOL, OnnxJavaType.BOOL);

    private Tensors() {}

    static OnnxTensor toOrt(OrtEnvironment environment, Tensor tensor) throws OrtException {
        OnnxJavaType type = JAVA_TYPES.get(tensor.type());
        if (type == null) {
            throw new IllegalArgumentException(
                    "a " + tensor + " cannot be fed to a model; allowed are " + JAVA_TYPES.keySet());
        }
        ByteBuffer source = tensor.bytes();
        ByteBuffer direct = ByteBuffer.allocateDirect(source.remaining()).order(ByteOrder.nativeOrder());
        direct.put(source).flip();
        return OnnxTensor.createTensor(environment, direct, tensor.shape(), type);
    }

    static Tensor fromOrt(OnnxTensor tensor) {
        return Tensor.raw(elementType(tensor), tensor.getInfo().getShape(), tensor.getByteBuffer());
    }

    static boolean holdsNumbers(OnnxTensor tensor) {
        return elementType(tensor).bytes() > 0;
    }

    static TensorType typeOf(OnnxTensor tensor) {
        return new TensorType(elementType(tensor), Shape.of(tensor.getInfo().getShape()));
    }

    private static ElementType elementType(OnnxTensor tensor) {
        return ElementType.valueOf(tensor.getInfo().onnxType.name().substring(TYPE_PREFIX.length()));
    }
}
