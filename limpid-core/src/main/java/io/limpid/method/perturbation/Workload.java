package io.limpid.method.perturbation;

/** How often a model runs for one image. */
public final class Workload {
    /** The most runs for one image. */
    public static final int MOST = 1_000_000;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private Workload() {}

    /**
     * Returns a number of runs if it can be done in a lifetime.
     *
     * @param parameter that decides, with its value, e.g. {@code masks=1000}
     * @param advice what to do if they are too many, e.g. {@code lower masks}
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static int of(long runs, String parameter, String advice) {
        if (runs > MOST) {
            throw new IllegalArgumentException(String.format(
                    "%s makes the model run %d times for each image: even at a millisecond each that is %.1f hours. The"
                            + " most allowed is %d; %s",
                    parameter, runs, runs / MILLIS_PER_HOUR, MOST, advice));
        }
        return (int) runs;
    }
}
