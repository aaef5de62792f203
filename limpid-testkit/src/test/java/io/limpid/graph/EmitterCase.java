package io.limpid.graph;

import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * What one method of {@link Emitter} writes, worked out by hand or in Java.
 *
 * @param method its name
 * @param emits writes it and returns the result
 * @param expected what the result must be
 */
record EmitterCase(String method, Function<Emitter, Value> emits, Tensor expected) {
    static final Tensor X = matrix(-2, -0.5f, 0, 0.5f, 1, 3);
    static final Tensor Y = matrix(1, -0.5f, 2, -3, 1, 0.25f);
    static final Tensor IMAGE = Tensor.of(new float[] {0, 1, 2, 3}, 1, 1, 2, 2);

    static Tensor matrix(float... values) {
        return Tensor.of(values, 2, 3);
    }

    /** Returns a case of a function of each element of {@link #X}. */
    static EmitterCase unary(String method, Form form, DoubleUnaryOperator naive) {
        float[] x = X.toFloats();
        float[] expected = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = (float) naive.applyAsDouble(x[i]);
        }
        return new EmitterCase(method, emit -> form.of(emit, emit.constant(X)), Tensor.of(expected, X.shape()));
    }

    /** Returns a case of a function of the elements of {@link #X} and {@link #Y}. */
    static EmitterCase binary(String method, Pair form, DoubleBinaryOperator naive) {
        float[] x = X.toFloats();
        float[] y = Y.toFloats();
        float[] expected = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = (float) naive.applyAsDouble(x[i], y[i]);
        }
        return new EmitterCase(
                method,
                emit -> emit.cast(form.of(emit, emit.constant(X), emit.constant(Y)), ElementType.FLOAT),
                Tensor.of(expected, X.shape()));
    }

    static EmitterCase ofX(String method, Form form, Tensor expected) {
        return new EmitterCase(method, emit -> form.of(emit, emit.constant(X)), expected);
    }

    static EmitterCase ofImage(String method, Form form, Tensor expected) {
        return new EmitterCase(method, emit -> form.of(emit, emit.constant(IMAGE)), expected);
    }

    @FunctionalInterface
    interface Form {
        Value of(Emitter emit, Value x);
    }

    @FunctionalInterface
    interface Pair {
        Value of(Emitter emit, Value a, Value b);
    }

    @Override
    public String toString() {
        return method + " = " + expected;
    }
}
