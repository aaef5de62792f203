package io.limpid.testkit.reference;

import java.util.Arrays;

/** Values per channel, the second axis of a tensor. */
final class Channels {
    private Channels() {}

    /** Returns a vector {@code [C]} as {@code [1,C,1,…]}, ready to broadcast. */
    static DoubleTensor aligned(DoubleTensor vector, int rank) {
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        shape[1] = vector.size();
        return vector.reshaped(shape);
    }
}
