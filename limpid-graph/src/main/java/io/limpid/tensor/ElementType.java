package io.limpid.tensor;

import java.util.Arrays;

/** The kind of number a tensor holds, with the code that the ONNX format gives it. */
public enum ElementType {
    /** Not known (yet). */
    UNDEFINED(0, 0),
    /** 32-bit floating point. */
    FLOAT(1, 4),
    /** Unsigned byte. */
    UINT8(2, 1),
    /** Signed byte. */
    INT8(3, 1),
    /** Unsigned 16-bit integer. */
    UINT16(4, 2),
    /** Signed 16-bit integer. */
    INT16(5, 2),
    /** Signed 32-bit integer. */
    INT32(6, 4),
    /** Signed 64-bit integer: shapes, axes and indices. */
    INT64(7, 8),
    /** Text; carried through, never computed with. */
    STRING(8, 0),
    /** Truth value, one byte each. */
    BOOL(9, 1),
    /** 16-bit floating point. */
    FLOAT16(10, 2),
    /** 64-bit floating point. */
    DOUBLE(11, 8),
    /** Unsigned 32-bit integer. */
    UINT32(12, 4),
    /** Unsigned 64-bit integer. */
    UINT64(13, 8),
    /** 16-bit floating point with the exponent range of a float. */
    BFLOAT16(16, 2);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Returns the code in the ONNX enumeration {@code TensorProto.DataType}. */
    public int code() {
        return code;
    }

    /** Returns the size of one element in bytes; 0 where elements have no fixed size. */
    public int bytes() {
        return bytes;
    }

    /** Tells whether elements are floating-point numbers of any width. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
    }

    /**
     * Finds the type with an ONNX code.
     *
     * @throws IllegalArgumentException if the code stands for a type that Limpid does not read
     */
    public static ElementType ofCode(int code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "element type code " + code + " is not one that Limpid reads; known codes: "
                                + Arrays.toString(Arrays.stream(values())
                                        .mapToInt(ElementType::code)
                                        .toArray())));
    }
}
