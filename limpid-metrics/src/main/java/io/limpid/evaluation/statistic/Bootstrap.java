package io.limpid.evaluation.statistic;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Intervals of means by drawing images anew, with replacement: the 2.5 and 97.5 percent quantiles of the means of all draws.
 * Every draw takes the same images for all methods, so that differences between methods are judged in pairs.
 *
 * <p>Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3 (the percentile interval).
 */
public final class Bootstrap {
    private static final int DRAWS = 2000;
    private static final double OUTSIDE = 0.025;

    private final int images;
    private final long seed;

    private Bootstrap(int images, long seed) {
        this.images = images;
        this.seed = seed;
    }

    /**
     * Returns draws from so many images.
     *
     * @param images how many there are, above 0
     */
    public static Bootstrap of(int images, long seed) {
        return new Bootstrap(images, seed);
    }

    /**
     * Returns the mean of scores and its interval.
     *
     * @param scores one for each image; NaN where there is none
     */
    public Interval mean(double[] scores) {
        double[] known =
                Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        if (known.length == 1) {
            return Interval.unbounded(mean);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = DoubleStream.generate(() -> drawn(scores, random))
                .limit(DRAWS)
                .filter(drawn -> !Double.isNaN(drawn))
                .sorted()
                .toArray();
        return means.length == 0
                ? Interval.unknown()
                : new Interval(mean, quantile(means, OUTSIDE), quantile(means, 1 - OUTSIDE));
    }

    /** Returns the mean of {@code first - second} and its interval, over images that have both. */
    public Interval difference(double[] first, double[] second) {
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        return mean(differences);
    }

    /** Returns the mean of one draw; NaN if it holds no score. */
    private double drawn(double[] scores, SplittableRandom random) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < images; i++) {
            double score = scores[random.nextInt(images)];
            if (!Double.isNaN(score)) {
                sum += score;
                count++;
            }
        }
        return sum / count;
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
