package io.limpid.method.ensemble;

import io.limpid.tensor.Tensor;

/** What is made of the attributions of noisy copies, element by element. */
enum Statistic {
    /** Their mean. */
    MEAN {
        @Override
        double of(double mean, double variance) {
            return mean;
        }
    },
    /** The mean of their squares. */
    MEAN_SQUARE {
        @Override
        double of(double mean, double variance) {
            return mean * mean + variance;
        }
    },
    /** Their variance. */
    VARIANCE {
        @Override
        double of(double mean, double variance) {
            return variance;
        }
    };

    abstract double of(double mean, double variance);

    Tensor of(Moments moments, long... shape) {
        double[] means = moments.means();
        double[] variances = moments.variances();
        float[] values = new float[means.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) of(means[i], variances[i]);
        }
        return Tensor.of(values, shape);
    }
}
