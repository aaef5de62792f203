package io.limpid.method.surrogate;

import io.limpid.Method;
import io.limpid.method.perturbation.InputMaskings;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Linear models of the score over the segments of an image. */
public final class SegmentSurrogates {
    private static final Parameter SEED = new Parameter("seed", "0", "of the random numbers");

    private static final MethodEntry LIME = new MethodEntry(
            "lime",
            "a linear model of the score over superpixels, fitted to the image with random ones hidden",
            "Ribeiro et al., Why Should I Trust You?, KDD 2016",
            with(
                    new Parameter(
                            "samples", "1000", "images with random segments hidden; each is one run of the model"),
                    new Parameter(
                            "kernel-width", "0.25", "of the weights: less makes samples that hide much count less"),
                    new Parameter("regression", "ridge", "ridge or lasso"),
                    new Parameter("alpha", "auto", "strength of the penalty; auto: 1 for ridge, 0.001 for lasso"),
                    new Parameter("baseline", Hiding.SEGMENT_MEAN, Hiding.DESCRIPTION),
                    InputMaskings.PROBABILITY,
                    SEED,
                    InputMaskings.BATCH),
            Lime::of);

    private static final MethodEntry KERNEL_SHAP = new MethodEntry(
            "kernel-shap",
            "the Shapley value of each superpixel; they sum to the difference of the scores of image and baseline",
            "Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS 2017",
            with(
                    new Parameter(
                            "samples", "auto", "sets of segments at most; auto: twice the segments and 2048 more"),
                    new Parameter("baseline", "blur", Hiding.DESCRIPTION),
                    Parameter.SCORE,
                    SEED,
                    InputMaskings.BATCH),
            KernelShap::of);

    /** All rows. */
    public static final List<MethodEntry> ALL = List.of(LIME, KERNEL_SHAP);

    private SegmentSurrogates() {}

    private static List<Parameter> with(Parameter... parameters) {
        List<Parameter> all = new ArrayList<>(Segmentation.PARAMETERS);
        all.addAll(List.of(parameters));
        return all;
    }

    /** Returns LIME over about this many superpixels, fitted to this many images. */
    public static Method lime(int segments, int samples) {
        return LIME.create(Map.of("segments", Integer.toString(segments), "samples", Integer.toString(samples)));
    }

    /** Returns Kernel SHAP over about this many superpixels. */
    public static Method kernelShap(int segments) {
        return KERNEL_SHAP.create(Map.of("segments", Integer.toString(segments)));
    }
}
