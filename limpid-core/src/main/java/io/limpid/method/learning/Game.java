package io.limpid.method.learning;

/** What a mask is to do to the score. */
enum Game {
    /** Show what keeps the score up: {@code s(m)} is to be high. */
    PRESERVE(true, false),
    /** Cover what keeps the score up: {@code -s(1 - m)} is to be high. */
    DELETE(false, true),
    /** Both: {@code s(m) - s(1 - m)} is to be high. */
    DUAL(true, true);

    private final boolean shows;
    private final boolean covers;

    Game(boolean shows, boolean covers) {
        this.shows = shows;
        this.covers = covers;
    }

    /** Gives the derivative of the score by a mask. */
    @FunctionalInterface
    interface Slope {
        double[] at(double[] mask);
    }

    /** Returns the derivative of what is to be high by the mask. */
    double[] slope(Slope score, double[] mask) {
        double[] sum = new double[mask.length];
        if (shows) {
            addTo(sum, score.at(mask));
        }
        if (covers) {
            addTo(sum, score.at(complement(mask)));
        }
        return sum;
    }

    private static double[] complement(double[] mask) {
        double[] complement = new double[mask.length];
        for (int i = 0; i < mask.length; i++) {
            complement[i] = 1 - mask[i];
        }
        return complement;
    }

    private static void addTo(double[] sum, double[] terms) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += terms[i];
        }
    }
}
