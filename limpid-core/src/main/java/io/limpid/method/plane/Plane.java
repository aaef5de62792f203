package io.limpid.method.plane;

import io.limpid.heatmap.Upsampling;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** One number for each pixel of a model's input, in double precision. Immutable. */
public final class Plane {
    private final double[] values;
    private final Size size;

    private Plane(double[] values, Size size) {
        this.values = values;
        this.size = size;
    }

    /**
     * Returns an attribution of one image as a plane: maps {@code [1,h,w]} enlarged bilinearly, elements {@code [1,C,h,w]} averaged
     * over channels first.
     */
    public static Plane of(Tensor attribution, Size size) {
        Tensor map = attribution.rank() == 4 ? mean(attribution) : attribution;
        return of(Upsampling.bilinear(map, size).toFloats(), size);
    }

    /** Returns numbers that lie row by row as a plane. */
    public static Plane of(float[] floats, Size size) {
        double[] values = new double[floats.length];
        Arrays.setAll(values, i -> floats[i]);
        return new Plane(values, size);
    }

    /** Returns numbers that lie row by row as a plane. */
    public static Plane of(double[] values, Size size) {
        return new Plane(values.clone(), size);
    }

    private static Tensor mean(Tensor elements) {
        float[] values = elements.toFloats();
        int places = elements.size(2) * elements.size(3);
        double[] sums = new double[places];
        for (int i = 0; i < values.length; i++) {
            sums[i % places] += values[i];
        }
        float[] means = new float[places];
        for (int i = 0; i < places; i++) {
            means[i] = (float) (sums[i] / elements.size(1));
        }
        return Tensor.of(means, 1, elements.size(2), elements.size(3));
    }

    /** Returns the values, row by row. */
    public double[] values() {
        return values.clone();
    }

    /** Returns this plane with every value changed. */
    public Plane map(DoubleUnaryOperator change) {
        return new Plane(Arrays.stream(values).map(change).toArray(), size);
    }

    /** Returns this plane times another, pixel by pixel. */
    public Plane times(Plane other) {
        double[] products = new double[values.length];
        Arrays.setAll(products, i -> values[i] * other.values[i]);
        return new Plane(products, size);
    }

    /** Returns {@code (m - min) / (max - min)}; zeros if all values are the same. */
    public Plane zeroToOne() {
        double least = Arrays.stream(values).min().orElse(0);
        double range = Arrays.stream(values).max().orElse(0) - least;
        return map(value -> range > 0 ? (value - least) / range : 0);
    }

    /** Returns the value at a pixel; beyond the border, the mirror image with the border pixel twice. */
    public double mirrored(int y, int x) {
        return values[reflected(y, size.height()) * size.width() + reflected(x, size.width())];
    }

    private static int reflected(int i, int length) {
        int place = Math.floorMod(i, 2 * length);
        return place < length ? place : 2 * length - 1 - place;
    }

    /** The new value of a pixel. */
    public interface Filter {
        double at(int y, int x);
    }

    /** Returns a plane of this size, filled pixel by pixel. */
    public Plane filled(Filter filter) {
        double[] filled = new double[values.length];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                filled[y * size.width() + x] = filter.at(y, x);
            }
        }
        return new Plane(filled, size);
    }

    /** Returns the plane as {@code [1,H,W]}. */
    public Tensor toTensor() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.of(floats, 1, size.height(), size.width());
    }
}
