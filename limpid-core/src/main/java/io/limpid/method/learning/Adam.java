package io.limpid.method.learning;

/** Gradient descent with steps of about the same length in every direction. Kingma and Ba, "Adam", ICLR 2015, algorithm 1. */
final class Adam {
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] first;
    private final double[] second;
    private int steps;

    Adam(int unknowns, double rate) {
        this.rate = rate;
        this.first = new double[unknowns];
        this.second = new double[unknowns];
    }

    /** Takes one step down. */
    void descend(double[] unknowns, double[] slope) {
        steps++;
        for (int i = 0; i < unknowns.length; i++) {
            first[i] += (1 - FIRST_DECAY) * (slope[i] - first[i]);
            second[i] += (1 - SECOND_DECAY) * (slope[i] * slope[i] - second[i]);
            double mean = first[i] / (1 - Math.pow(FIRST_DECAY, steps));
            double square = second[i] / (1 - Math.pow(SECOND_DECAY, steps));
            unknowns[i] -= rate * mean / (Math.sqrt(square) + EPSILON);
        }
    }
}
