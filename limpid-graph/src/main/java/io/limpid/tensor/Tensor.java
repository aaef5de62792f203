package io.limpid.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Immutable numbers with a shape: weights, images, indices and results are all of this one type.
 *
 * <p>Elements lie in row-major order. Float and int64 tensors can be read element by element; other types are carried
 * as they came from a file and widened by {@link #toFloats()} and {@link #toLongs()} where that has a meaning.
 */
public final class Tensor {
    private static final int HASHED_BYTES = 256;

    private final ElementType type;
    private final long[] shape;
    private final ByteBuffer data;

    private Tensor(ElementType type, long[] shape, ByteBuffer data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Returns a float tensor holding a copy of {@code data}.
     *
     * @throws IllegalArgumentException if the number of elements does not fit the shape
     */
    public static Tensor of(float[] data, long... shape) {
        ByteBuffer bytes = allocate(ElementType.FLOAT, data.length);
        bytes.asFloatBuffer().put(data);
        return raw(ElementType.FLOAT, shape, bytes);
    }

    /**
     * Returns an int64 tensor holding a copy of {@code data}.
     *
     * @throws IllegalArgumentException if the number of elements does not fit the shape
     */
    public static Tensor of(long[] data, long... shape) {
        ByteBuffer bytes = allocate(ElementType.INT64, data.length);
        bytes.asLongBuffer().put(data);
        return raw(ElementType.INT64, shape, bytes);
    }

    /** Returns a float tensor of rank 0. */
    public static Tensor scalar(float value) {
        return of(new float[] {value});
    }

    /** Returns an int64 vector. */
    public static Tensor vector(long... values) {
        return of(values, values.length);
    }

    /** Returns a float tensor with one value everywhere. */
    public static Tensor filled(float value, long... shape) {
        float[] data = new float[Math.toIntExact(count(shape))];
        Arrays.fill(data, value);
        return of(data, shape);
    }

    /**
     * Returns a tensor over little-endian bytes, which are not copied and must not change afterwards.
     *
     * @throws IllegalArgumentException if the number of bytes does not fit type and shape
     */
    public static Tensor raw(ElementType type, long[] shape, ByteBuffer littleEndian) {
        long expected = Math.multiplyExact(count(shape), type.bytes());
        if (littleEndian.remaining() != expected) {
            throw new IllegalArgumentException("a " + type.name().toLowerCase(Locale.ROOT) + " tensor of shape "
                    + Arrays.toString(shape) + " needs " + expected + " bytes of data, but " + littleEndian.remaining()
                    + " were given");
        }
        return new Tensor(
                type, shape.clone(), littleEndian.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static ByteBuffer allocate(ElementType type, int elements) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long count(long[] shape) {
        long elements = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has a negative size");
            }
            elements = Math.multiplyExact(elements, size);
        }
        return elements;
    }

    /** Returns the kind of its elements. */
    public ElementType type() {
        return type;
    }

    /** Returns a copy of the sizes along the axes. */
    public long[] shape() {
        return shape.clone();
    }

    /** Returns the size of one axis; negative axes count from the end. */
    public int size(int axis) {
        return Math.toIntExact(shape[axis < 0 ? axis + shape.length : axis]);
    }

    /** Returns the number of axes. */
    public int rank() {
        return shape.length;
    }

    /** Returns the number of elements. */
    public int size() {
        return Math.toIntExact(count(shape));
    }

    /** Returns element type and shape as a graph states them. */
    public TensorType tensorType() {
        return new TensorType(type, Shape.of(shape));
    }

    /** Returns the elements as little-endian bytes, read-only. */
    public ByteBuffer bytes() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns a read-only view of the elements.
     *
     * @throws IllegalStateException if this is not a float tensor
     */
    public FloatBuffer floats() {
        require(ElementType.FLOAT);
        return bytes().asFloatBuffer();
    }

    /**
     * Returns a read-only view of the elements.
     *
     * @throws IllegalStateException if this is not an int64 tensor
     */
    public LongBuffer longs() {
        require(ElementType.INT64);
        return bytes().asLongBuffer();
    }

    /** Returns a copy of the elements as floats, whatever number type they have. */
    public float[] toFloats() {
        float[] values = new float[size()];
        if (type == ElementType.FLOAT) {
            floats().get(values);
            return values;
        }
        NumberReader reader = NumberReader.of(type);
        ByteBuffer bytes = bytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) reader.asDouble(bytes, i);
        }
        return values;
    }

    /** Returns a copy of the elements as longs; floating-point elements lose their fraction. */
    public long[] toLongs() {
        NumberReader reader = NumberReader.of(type);
        ByteBuffer bytes = bytes();
        return IntStream.range(0, size())
                .mapToLong(i -> reader.asLong(bytes, i))
                .toArray();
    }

    /** Returns this tensor with its elements as floats: itself if they are. */
    public Tensor asFloat() {
        return type == ElementType.FLOAT ? this : of(toFloats(), shape);
    }

    /**
     * Returns the same elements under another shape.
     *
     * @throws IllegalArgumentException if the number of elements differs
     */
    public Tensor reshaped(long... newShape) {
        return raw(type, newShape, bytes());
    }

    /** Returns entry {@code index} of the first axis as a tensor whose first axis has size 1. */
    public Tensor row(int index) {
        if (rank() == 0 || index < 0 || index >= shape[0]) {
            throw new IndexOutOfBoundsException("row " + index + " of a tensor of shape " + Arrays.toString(shape));
        }
        long[] rowShape = shape.clone();
        rowShape[0] = 1;
        int rowBytes = Math.toIntExact(count(rowShape)) * type.bytes();
        return raw(type, rowShape, bytes().slice(index * rowBytes, rowBytes));
    }

    private void require(ElementType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("this tensor holds " + type + ", not " + wanted + ": " + this);
        }
    }

    /** Tells whether the other is a tensor of the same type, shape and bytes; NaN equals NaN of the same bits. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tensor that
                && type == that.type
                && Arrays.equals(shape, that.shape)
                && data.equals(that.data);
    }

    /** Looks at the first bytes only: weights differ there, and a model has hundreds of megabytes of them. */
    @Override
    public int hashCode() {
        int hashed = Math.min(HASHED_BYTES, data.remaining());
        return 31 * Arrays.hashCode(shape) + data.slice(data.position(), hashed).hashCode();
    }

    @Override
    public String toString() {
        return tensorType().toString();
    }
}
