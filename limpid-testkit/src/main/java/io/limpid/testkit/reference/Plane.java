package io.limpid.testkit.reference;

/** The spatial part of a tensor for one index of each of the first two axes: one channel of one image. */
final class Plane {
    private final double[] data;
    private final int start;

    private Plane(double[] data, int start) {
        this.data = data;
        this.start = start;
    }

    /** Returns the plane with the given number, counted over the first two axes. */
    static Plane of(DoubleTensor tensor, int number) {
        return new Plane(tensor.data(), number * Layout.count(Layout.from(2, tensor.sizes())));
    }

    /** Returns the place of its first element in the whole tensor. */
    int start() {
        return start;
    }

    double get(int place) {
        return data[start + place];
    }

    void add(int place, double value) {
        data[start + place] += value;
    }
}
