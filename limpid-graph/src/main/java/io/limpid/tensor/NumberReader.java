package io.limpid.tensor;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** Reads one element of a tensor of any number type, widened. */
interface NumberReader {
    /** Returns element {@code index} as a double. */
    double asDouble(ByteBuffer bytes, int index);

    /** Returns element {@code index} as a long; a fraction is dropped. */
    default long asLong(ByteBuffer bytes, int index) {
        return (long) asDouble(bytes, index);
    }

    /**
     * Finds the reader of an element type.
     *
     * @throws IllegalArgumentException if elements of that type are not numbers
     */
    static NumberReader of(ElementType type) {
        NumberReader reader = Table.READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("elements of type " + type + " cannot be read as numbers");
        }
        return reader;
    }

    /** Integers: exact as longs. */
    interface Whole extends NumberReader {
        @Override
        long asLong(ByteBuffer bytes, int index);

        @Override
        default double asDouble(ByteBuffer bytes, int index) {
            return asLong(bytes, index);
        }
    }

    /** The readers, by element type. */
    final class Table {
        private static final Map<ElementType, NumberReader> READERS = new EnumMap<>(ElementType.class);

        static {
            READERS.put(ElementType.FLOAT, (bytes, i) -> bytes.getFloat(4 * i));
            READERS.put(ElementType.DOUBLE, (bytes, i) -> bytes.getDouble(8 * i));
            READERS.put(ElementType.FLOAT16, (bytes, i) -> Half.toFloat(bytes.getShort(2 * i)));
            READERS.put(ElementType.BFLOAT16, (bytes, i) -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16));
            whole(ElementType.INT64, (bytes, i) -> bytes.getLong(8 * i));
            whole(ElementType.UINT64, (bytes, i) -> bytes.getLong(8 * i));
            whole(ElementType.INT32, (bytes, i) -> bytes.getInt(4 * i));
            whole(ElementType.UINT32, (bytes, i) -> Integer.toUnsignedLong(bytes.getInt(4 * i)));
            whole(ElementType.INT16, (bytes, i) -> bytes.getShort(2 * i));
            whole(ElementType.UINT16, (bytes, i) -> Short.toUnsignedLong(bytes.getShort(2 * i)));
            whole(ElementType.INT8, (bytes, i) -> bytes.get(i));
            whole(ElementType.UINT8, (bytes, i) -> Byte.toUnsignedLong(bytes.get(i)));
            whole(ElementType.BOOL, (bytes, i) -> bytes.get(i));
        }

        private Table() {}

        private static void whole(ElementType type, Whole reader) {
            READERS.put(type, reader);
        }
    }
}
