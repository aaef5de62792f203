package io.limpid.method.ensemble;

import java.util.Arrays;

/** The integral of gradients over activations from one point to the next, unit by unit, in double precision. */
final class StieltjesSum {
    /** Which units and gradients count. */
    enum Units {
        /** All. */
        ALL {
            @Override
            double gradient(double gradient) {
                return gradient;
            }

            @Override
            boolean counts(double integral, double activation, double gain) {
                return true;
            }
        },
        /** Only positive gradients, as the authors' code for PyTorch has it. */
        POSITIVE_GRADIENTS {
            @Override
            double gradient(double gradient) {
                return Math.max(gradient, 0);
            }

            @Override
            boolean counts(double integral, double activation, double gain) {
                return true;
            }
        },
        /** Only units whose integral, activation and gain of activation are positive, as the authors' code for Keras has it. */
        POSITIVE_UNITS {
            @Override
            double gradient(double gradient) {
                return gradient;
            }

            @Override
            boolean counts(double integral, double activation, double gain) {
                return integral > 0 && activation > 0 && gain > 0;
            }
        };

        abstract double gradient(double gradient);

        /** Tells whether a unit counts: by its integral, its activation for the image, and its gain since the baseline. */
        abstract boolean counts(double integral, double activation, double gain);
    }

    private final Units units;
    private final double[] integrals;
    private float[] first = {};
    private float[] last = {};

    StieltjesSum(int size, Units units) {
        this.units = units;
        this.integrals = new double[size];
    }

    /** Adds the way to the next point, whose activations stand before as many gradients. */
    void add(float[] activationsAndGradients) {
        float[] next = activationsAndGradients.clone();
        int size = integrals.length;
        for (int i = 0; i < size && last.length > 0; i++) {
            double slope = (units.gradient(last[size + i]) + units.gradient(next[size + i])) / 2;
            integrals[i] += slope * (next[i] - last[i]);
        }
        first = first.length > 0 ? first : next;
        last = next;
    }

    /** Returns the sum of all integrals. */
    double total() {
        return Arrays.stream(integrals).sum();
    }

    /** Returns {@code 1/K sum_k w_k A_k} with the last activations, and {@code places} numbers a channel. */
    float[] map(int places) {
        double[] map = new double[places];
        int channels = integrals.length / places;
        for (int start = 0; start < integrals.length; start += places) {
            double weight = weight(start, places) / channels;
            for (int i = 0; i < places; i++) {
                map[i] += weight * last[start + i];
            }
        }
        float[] floats = new float[places];
        for (int i = 0; i < places; i++) {
            floats[i] = (float) map[i];
        }
        return floats;
    }

    private double weight(int start, int places) {
        double sum = 0;
        for (int i = start; i < start + places; i++) {
            sum += units.counts(integrals[i], last[i], last[i] - first[i]) ? integrals[i] : 0;
        }
        return sum / places;
    }
}
