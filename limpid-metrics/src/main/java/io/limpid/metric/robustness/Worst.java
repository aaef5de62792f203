package io.limpid.metric.robustness;

import io.limpid.metric.subject.Explanation;

/** The greatest of some numbers, and their mean; those of explanations that are not finite do not count. */
final class Worst {
    private double greatest = Double.NaN;
    private double sum;
    private int count;

    void hear(Explanation explanation, double number) {
        if (explanation.isFinite()) {
            greatest = Double.isNaN(greatest) ? number : Math.max(greatest, number);
            sum += number;
            count++;
        }
    }

    /** Returns the greatest; NaN of none. */
    double value() {
        return greatest;
    }

    /** Returns the mean; NaN of none. */
    double mean() {
        return sum / count;
    }
}
