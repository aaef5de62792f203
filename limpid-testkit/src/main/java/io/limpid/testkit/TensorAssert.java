package io.limpid.testkit;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a tensor. */
public final class TensorAssert extends AbstractAssert<TensorAssert, Tensor> {
    TensorAssert(Tensor actual) {
        super(actual, TensorAssert.class);
    }

    /** Asserts the size along each axis. */
    public TensorAssert hasShape(long... shape) {
        isNotNull();
        if (!Arrays.equals(actual.shape(), shape)) {
            failWithMessage("Expected shape %s, but was %s", Arrays.toString(shape), actual);
        }
        return this;
    }

    /** Asserts that no element is NaN or infinite. */
    public TensorAssert isFinite() {
        float[] values = actual.toFloats();
        int[] bad = IntStream.range(0, values.length)
                .filter(i -> !Float.isFinite(values[i]))
                .toArray();
        if (bad.length > 0) {
            failWithMessage(
                    "Expected finite elements, but %d of %s are not, the first at %d: %s",
                    bad.length, actual, bad[0], values[bad[0]]);
        }
        return this;
    }

    /** Asserts that not all elements are equal. */
    public TensorAssert isNotConstant() {
        float[] values = actual.toFloats();
        if (IntStream.range(1, values.length).allMatch(i -> values[i] == values[0])) {
            failWithMessage("Expected different elements, but those of %s are all equal", actual);
        }
        return this;
    }

    /** Asserts that the elements sum up to a number, within an absolute tolerance; the sum is taken in double. */
    public TensorAssert sumsTo(double expected, double tolerance) {
        double sum = 0;
        for (float value : actual.toFloats()) {
            sum += value;
        }
        if (!(Math.abs(sum - expected) <= tolerance)) {
            failWithMessage("Expected a sum of %s within %s, but was %s", expected, tolerance, sum);
        }
        return this;
    }

    /**
     * Asserts the same shape, and elements that differ by no more than a part of the expected tensor's range of values.
     *
     * @param relative e.g. {@code 1e-4}; the range is the greatest element minus the smallest, zero counted in
     */
    public TensorAssert isCloseTo(Tensor expected, double relative) {
        hasShape(expected.shape());
        float[] wanted = expected.toFloats();
        float[] values = actual.toFloats();
        double allowed = relative * range(wanted);
        int worst = worst(values, wanted);
        if (worst >= 0 && !(Math.abs((double) values[worst] - wanted[worst]) <= allowed)) {
            failWithMessage(
                    "Expected elements of %s within %s (%s of the range), but element %d is %s instead of %s",
                    actual, allowed, relative, worst, values[worst], wanted[worst]);
        }
        return this;
    }

    /** Returns the place of the greatest difference, NaN being greater than all; -1 if there are no elements. */
    private static int worst(float[] values, float[] wanted) {
        return IntStream.range(0, values.length)
                .boxed()
                .max((i, j) -> Double.compare(
                        Math.abs((double) values[i] - wanted[i]), Math.abs((double) values[j] - wanted[j])))
                .orElse(-1);
    }

    private static double range(float... values) {
        double min = 0;
        double max = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return max - min;
    }
}
