package io.limpid.testkit.net;

/** Whether the layers of a net add constants. */
public enum Bias {
    /** Convolutions, dense layers and normalizations add a bias. */
    WITH,
    /** No biases and no normalizations: with ReLU, pooling and sums alone the net is homogeneous, {@code f(2x) = 2 f(x)}. */
    WITHOUT
}
