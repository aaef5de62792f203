package io.limpid.method.ensemble;

/** The first three powers of gradients averaged over samples, in double precision, and the Grad-CAM++ map of them. */
final class MeanPowers {
    private final double[] first;
    private final double[] second;
    private final double[] third;
    private int samples;

    MeanPowers(int size) {
        first = new double[size];
        second = new double[size];
        third = new double[size];
    }

    /** Adds a sample, whose gradients stand behind as many activations. */
    void add(float[] activationsAndGradient) {
        samples++;
        for (int i = 0; i < first.length; i++) {
            double g = activationsAndGradient[first.length + i];
            first[i] += g;
            second[i] += g * g;
            third[i] += g * g * g;
        }
    }

    /** Returns {@code sum_k w_k A_k} for activations of {@code places} numbers a channel. */
    float[] map(float[] activations, int places) {
        double[] map = new double[places];
        for (int start = 0; start < first.length; start += places) {
            double weight = weight(activations, start, places);
            for (int i = 0; i < places; i++) {
                map[i] += weight * activations[start + i];
            }
        }
        return floats(map);
    }

    private double weight(float[] activations, int start, int places) {
        double sum = 0;
        for (int i = start; i < start + places; i++) {
            sum += activations[i];
        }
        double weight = 0;
        for (int i = start; i < start + places; i++) {
            double denominator = 2 * second[i] + sum * third[i];
            weight += denominator == 0 ? 0 : second[i] / denominator * Math.max(first[i], 0) / samples;
        }
        return weight;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
