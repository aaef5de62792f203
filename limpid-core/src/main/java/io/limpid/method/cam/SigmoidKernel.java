package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Places {@code u, v}, their channels centred, are as alike as {@code tanh(u'v / C + 1)}; the matrix of it is centred in
 * rows and columns.
 *
 * <p>Centring takes off any constant, so {@code tanh(1)} is taken off at once: what is left needs no more than single precision.
 * The matrix is symmetric, and one half of it is kept.
 *
 * <p>Karmani et al., "KPCA-CAM: Visual Explainability of Deep Computer Vision Models using Kernel PCA", MMSP 2024,
 * equations 5 and 6.
 *
 * @param memory the most bytes that a matrix may take
 */
record SigmoidKernel(long memory) implements PlaceKernel {
    private static final double CONSTANT = Math.tanh(1);
    private static final long MOST_AS_NODES = 1024;
    private static final long MEGABYTE = 1 << 20;

    /** Returns the kernel whose matrix may take half of what Java may. */
    static SigmoidKernel inHalfOfMemory() {
        return new SigmoidKernel(Runtime.getRuntime().maxMemory() / 2);
    }

    @Override
    public UnaryOperator<double[]> between(Places places) {
        requireMemory(places.count());
        float[][] half = lowerHalf(places.centred());
        return vector -> centred(product(half, centred(vector)));
    }

    @Override
    public Value emitComponent(Emitter emit, Samples given) {
        if (given.places() > MOST_AS_NODES) {
            throw new IllegalArgumentException("the layer has " + given.places() + " places; written as nodes, kpca-cam"
                    + " compares all pairs of at most " + MOST_AS_NODES + ". Choose a deeper layer, or eigen-cam");
        }
        Samples samples = given.centred(emit);
        Value inner = emit.matMul(samples.value(), samples.transposed(emit));
        Value bent = emit.tanh(emit.add(emit.scale(inner, 1f / samples.channels()), emit.constant(1f)));
        Value alike = emit.sub(bent, emit.constant((float) CONSTANT));
        Value rows = emit.sub(alike, emit.reduceMean(alike, 2));
        Value matrix = emit.sub(rows, emit.reduceMean(rows, 1));
        Value vector = new PowerIterations(emit).greatest(matrix, samples.places());
        Value value = emit.reduceSum(emit.mul(vector, emit.matMul(matrix, vector)), 1);
        return emit.mul(vector, emit.sqrt(emit.relu(value)));
    }

    private void requireMemory(long places) {
        long bytes = places * (places + 1) / 2 * Float.BYTES;
        if (bytes > memory) {
            throw new IllegalArgumentException(
                    "the layer has " + places + " places; kpca-cam compares all pairs, which takes "
                            + bytes / MEGABYTE + " MB, and half of what Java may use is " + memory / MEGABYTE
                            + " MB. Give it more, LIMPID_JAVA_OPTS=-Xmx" + (2 * bytes / MEGABYTE / 1024 + 1)
                            + "g limpid ..., or choose a deeper layer, or eigen-cam");
        }
    }

    private static float[][] lowerHalf(Places places) {
        float[][] half = new float[places.count()][];
        IntStream.range(0, half.length).parallel().forEach(i -> half[i] = row(places, i));
        return half;
    }

    private static float[] row(Places places, int i) {
        float[] row = new float[i + 1];
        for (int j = 0; j <= i; j++) {
            row[j] = (float) (Math.tanh(places.inner(i, j) / places.channels() + 1) - CONSTANT);
        }
        return row;
    }

    private static double[] centred(double... vector) {
        double mean = 0;
        for (double value : vector) {
            mean += value / vector.length;
        }
        double[] centred = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            centred[i] = vector[i] - mean;
        }
        return centred;
    }

    /** Returns the product with the symmetric matrix whose lower half is given, diagonal included. */
    private static double[] product(float[][] half, double... vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            float[] row = half[i];
            double sum = row[i] * vector[i];
            for (int j = 0; j < i; j++) {
                sum += row[j] * vector[j];
                result[j] += row[j] * vector[i];
            }
            result[i] += sum;
        }
        return result;
    }
}
