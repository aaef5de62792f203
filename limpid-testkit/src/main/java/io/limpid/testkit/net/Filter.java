package io.limpid.testkit.net;

import io.limpid.graph.Attributes;

/** The geometry of a square convolution or pooling window. */
record Filter(int outputs, int kernel, int stride, int pad, int groups) {
    /** Returns a convolution to a number of channels that keeps the size (of odd kernels). */
    static Filter of(int outputs, int kernel) {
        return new Filter(outputs, kernel, 1, kernel / 2, 1);
    }

    /** Returns a pooling window without padding. */
    static Filter window(int kernel) {
        return new Filter(0, kernel, 1, 0, 1);
    }

    Filter stride(int newStride) {
        return new Filter(outputs, kernel, newStride, pad, groups);
    }

    Filter pad(int newPad) {
        return new Filter(outputs, kernel, stride, newPad, groups);
    }

    Filter groups(int newGroups) {
        return new Filter(outputs, kernel, stride, pad, newGroups);
    }

    /** Returns the attributes of a pooling node. */
    Attributes window() {
        return Attributes.NONE
                .with("kernel_shape", new long[] {kernel, kernel})
                .with("strides", new long[] {stride, stride})
                .with("pads", new long[] {pad, pad, pad, pad});
    }

    /** Returns the attributes of a convolution node. */
    Attributes convolution() {
        return window().with("group", (long) groups);
    }
}
