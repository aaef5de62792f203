package io.limpid.evaluation;

/**
 * How an evaluation runs.
 *
 * @param seed of all random numbers
 * @param threads how many images are worked on at once; results do not depend on it
 * @param target which class is explained
 */
public record Settings(long seed, int threads, TargetPolicy target) {
    /** One image at a time, seed 0, the predicted class. */
    public static final Settings STANDARD = new Settings(0, 1, TargetPolicy.PREDICTED);

    public Settings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be 1 or more");
        }
    }
}
