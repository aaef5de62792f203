package io.limpid.testkit.reference;

/** The spatial part of a tensor for one index of each of the first two axes: one channel of one image. */
record Plane(double[] data, int start, int size) {
    /** Returns the plane with the given number, counted over the first two axes. */
    static Plane of(DoubleTensor tensor, int number) {
        int size = Layout.count(Layout.from(2, tensor.sizes()));
        return new Plane(tensor.data(), number * size, size);
    }

    double get(int place) {
        return data[start + place];
    }

    void set(int place, double value) {
        data[start + place] = value;
    }

    void add(int place, double value) {
        data[start + place] += value;
    }
}
