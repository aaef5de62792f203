package io.limpid.metric.numeric;

/** How far two lists of numbers go together, from -1 to 1. */
public enum Correlation {
    /** Linearly: {@code cov(a,b) / (s_a s_b)}. */
    PEARSON {
        @Override
        public double of(double[] a, double[] b) {
            return pearson(a, b);
        }
    },
    /** In their ranks; equal numbers share the mean of their ranks. */
    SPEARMAN {
        @Override
        public double of(double[] a, double[] b) {
            return pearson(Ranks.of(a), Ranks.of(b));
        }
    };

    /** Of numbers whose variance is below this share of their greatest square, only rounding varies. */
    private static final double NOTHING = 1e-24;

    /** Returns the correlation; NaN if the numbers of a list are all the same, or fewer than two. */
    public abstract double of(double[] a, double[] b);

    private static double pearson(double[] a, double[] b) {
        Spread first = Spread.of(a);
        Spread second = Spread.of(b);
        if (first.isNothing() || second.isNothing()) {
            return Double.NaN;
        }
        double together = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - first.mean) * (b[i] - second.mean);
        }
        return Math.max(-1, Math.min(1, together / a.length / Math.sqrt(first.variance * second.variance)));
    }

    /** Where numbers lie, and how far apart. */
    private record Spread(double mean, double variance, double greatest) {
        static Spread of(double[] values) {
            double mean = Moments.mean(values);
            double squares = 0;
            double greatest = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
                greatest = Math.max(greatest, Math.abs(value));
            }
            return new Spread(mean, squares / values.length, greatest);
        }

        boolean isNothing() {
            return !(variance > NOTHING * greatest * greatest);
        }
    }
}
