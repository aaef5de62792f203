package io.limpid.method.perturbation;

import io.limpid.Method;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import java.util.List;
import java.util.Map;

/** Methods that mask pixels of the image itself and look at nothing but the scores. */
public final class InputMaskings {
    /** How many masked images go through the model at once. */
    public static final Parameter BATCH =
            new Parameter("batch", "8", "masked images that go through the model at once; no influence on the result");
    /** The score of masked images. */
    public static final Parameter PROBABILITY =
            new Parameter(Parameter.SCORE.name(), "probability", Parameter.SCORE.description());

    private static final MethodEntry OCCLUSION = new MethodEntry(
            "occlusion",
            "how much the score falls when a window of the image is hidden",
            "Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014",
            List.of(
                    new Parameter("window", "auto", "size in pixels, 32 or HEIGHTxWIDTH; auto: a seventh of each side"),
                    new Parameter("stride", "auto", "pixels from one window to the next; auto: half a window"),
                    new Parameter("baseline", "zero", "what is seen in the window: black, zero, white, mean or blur"),
                    PROBABILITY,
                    BATCH),
            Occlusion::of);

    private static final MethodEntry RISE = new MethodEntry(
            "rise",
            "the mean of random masks, each weighted by the score of the image seen through it",
            "Petsiuk et al., RISE, BMVC 2018",
            List.of(
                    new Parameter("masks", "4000", "random masks; each is one run of the model"),
                    new Parameter("cells", "7", "along each side of the grid that masks are enlarged from"),
                    new Parameter("p", "0.5", "probability of a cell to be open"),
                    new Parameter(
                            "baseline",
                            "zero",
                            "what is seen where masks are closed: black, zero, white, mean or blur"),
                    PROBABILITY,
                    new Parameter("seed", "0", "of the random numbers"),
                    BATCH),
            Rise::of);

    /** All rows. */
    public static final List<MethodEntry> ALL = List.of(OCCLUSION, RISE);

    private InputMaskings() {}

    /** Returns occlusion with square windows of this many pixels, this many pixels apart. */
    public static Method occlusion(int window, int stride) {
        return OCCLUSION.create(Map.of("window", Integer.toString(window), "stride", Integer.toString(stride)));
    }

    /** Returns RISE with this many random masks. */
    public static Method rise(int masks, long seed) {
        return RISE.create(Map.of("masks", Integer.toString(masks), "seed", Long.toString(seed)));
    }
}
