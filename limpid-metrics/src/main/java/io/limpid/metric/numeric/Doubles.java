package io.limpid.metric.numeric;

import io.limpid.tensor.Tensor;

/** Numbers of tensors in double precision. */
public final class Doubles {
    private Doubles() {}

    /** Returns a tensor's numbers, in its order. */
    public static double[] of(Tensor tensor) {
        float[] values = tensor.toFloats();
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }
}
