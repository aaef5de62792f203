package io.limpid.testkit.reference;

import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Immutable numbers in double precision with a shape, row-major.
 *
 * <p>Its {@link #type()} only tells three sorts apart: numbers (DOUBLE), integers (INT64) and truth values (BOOL).
 */
public final class DoubleTensor {
    private final ElementType type;
    private final int[] shape;
    private final double[] data;

    private DoubleTensor(ElementType type, double[] data, int... shape) {
        if (data.length != Layout.count(shape)) {
            throw new IllegalArgumentException(
                    data.length + " elements do not fill the shape " + Arrays.toString(shape));
        }
        this.type = type;
        this.data = data;
        this.shape = shape;
    }

    /** Returns the elements of a tensor of any number type. */
    public static DoubleTensor of(Tensor tensor) {
        double[] data = tensor.type() == ElementType.INT64
                ? Arrays.stream(tensor.toLongs()).asDoubleStream().toArray()
                : widened(tensor.toFloats());
        return new DoubleTensor(sort(tensor.type()), data, Layout.toInts(tensor.shape()));
    }

    /** Returns a tensor holding a copy of {@code data}. */
    public static DoubleTensor of(double[] data, long... shape) {
        return new DoubleTensor(ElementType.DOUBLE, data.clone(), Layout.toInts(shape));
    }

    private static double[] widened(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    static ElementType sort(ElementType type) {
        if (type == ElementType.BOOL) {
            return type;
        }
        return type.isFloating() ? ElementType.DOUBLE : ElementType.INT64;
    }

    static DoubleTensor wrap(double[] data, int... shape) {
        return new DoubleTensor(ElementType.DOUBLE, data, shape);
    }

    static DoubleTensor integers(double[] data, int... shape) {
        return new DoubleTensor(ElementType.INT64, data, shape);
    }

    /** Returns the tensor whose element at each index is what {@code element} says; the index array is fresh each time. */
    static DoubleTensor generate(int[] shape, ToDoubleFunction<int[]> element) {
        double[] data = new double[Layout.count(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = element.applyAsDouble(Layout.index(i, shape));
        }
        return wrap(data, shape);
    }

    /** Returns the sort of its elements: DOUBLE, INT64 or BOOL. */
    public ElementType type() {
        return type;
    }

    /** Returns a copy of the sizes along the axes. */
    public long[] shape() {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    /** Returns the number of axes. */
    public int rank() {
        return shape.length;
    }

    /** Returns the number of elements. */
    public int size() {
        return data.length;
    }

    /** Returns the size of one axis; negative axes count from the end. */
    public int size(int axis) {
        return shape[Layout.axis(axis, shape.length)];
    }

    /** Returns the element at a place in row-major order. */
    public double at(int flat) {
        return data[flat];
    }

    /** Returns the element at an index. */
    public double get(int... index) {
        return data[Layout.flat(index, shape)];
    }

    /** Returns a copy of the elements. */
    public double[] toDoubles() {
        return data.clone();
    }

    /** Returns the same elements as a tensor for models: int64 for integers, bool for truth values, else float. */
    public Tensor toTensor() {
        if (type == ElementType.BOOL) {
            ByteBuffer bytes = ByteBuffer.allocate(data.length);
            Arrays.stream(data).forEach(value -> bytes.put((byte) value));
            return Tensor.raw(type, shape(), bytes.flip());
        }
        if (type == ElementType.INT64) {
            return Tensor.of(
                    Arrays.stream(data).mapToLong(value -> (long) value).toArray(), shape());
        }
        float[] floats = new float[data.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) data[i];
        }
        return Tensor.of(floats, shape());
    }

    /** Returns this tensor with one element replaced. */
    public DoubleTensor with(int flat, double value) {
        double[] changed = data.clone();
        changed[flat] = value;
        return new DoubleTensor(type, changed, shape);
    }

    /** Returns the sum of products with a tensor of the same size. */
    public double dot(DoubleTensor other) {
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += data[i] * other.data[i];
        }
        return sum;
    }

    /** Returns the greatest absolute element. */
    public double absMax() {
        return Arrays.stream(data).map(Math::abs).max().orElse(0);
    }

    double[] data() {
        return data;
    }

    int[] sizes() {
        return shape;
    }

    DoubleTensor as(ElementType newType) {
        return new DoubleTensor(newType, data, shape);
    }

    DoubleTensor reshaped(int... newShape) {
        return new DoubleTensor(type, data, newShape);
    }

    DoubleTensor map(DoubleUnaryOperator function) {
        return new DoubleTensor(type, Arrays.stream(data).map(function).toArray(), shape);
    }

    /** Returns the function of the pairs of elements of both tensors, broadcast to each other. */
    DoubleTensor zip(DoubleTensor other, DoubleBinaryOperator function) {
        int[] common = Layout.broadcast(shape, other.shape);
        double[] left = broadcast(common).data;
        double[] right = other.broadcast(common).data;
        double[] result = new double[left.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(left[i], right[i]);
        }
        return new DoubleTensor(type, result, common);
    }

    /** Returns this tensor repeated along its axes of size 1, and along new ones in front, to fill a shape. */
    DoubleTensor broadcast(int... target) {
        if (Arrays.equals(target, shape)) {
            return this;
        }
        int added = target.length - shape.length;
        int[] own = new int[shape.length];
        return generate(target, index -> {
                    for (int axis = 0; axis < own.length; axis++) {
                        own[axis] = shape[axis] == 1 ? 0 : index[axis + added];
                    }
                    return get(own);
                })
                .as(type);
    }

    /** Returns this tensor with its axes in another order. */
    DoubleTensor transposed(int... permutation) {
        int[] target = Arrays.stream(permutation).map(axis -> shape[axis]).toArray();
        int[] own = new int[shape.length];
        return generate(target, index -> {
                    for (int axis = 0; axis < own.length; axis++) {
                        own[permutation[axis]] = index[axis];
                    }
                    return get(own);
                })
                .as(type);
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + Arrays.toString(shape);
    }
}
