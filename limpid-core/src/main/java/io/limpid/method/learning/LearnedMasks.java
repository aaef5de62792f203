package io.limpid.method.learning;

import io.limpid.Method;
import io.limpid.method.perturbation.InputMaskings;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import java.util.List;
import java.util.Map;

/** Methods that learn a mask for each image. */
public final class LearnedMasks {
    private static final Parameter BASELINE = new Parameter(
            "baseline", "blur", "what is seen where the image is hidden: black, zero, white, mean or blur");

    private static final MethodEntry MEANINGFUL = new MethodEntry(
            "meaningful-perturbation",
            "the least that must be blurred to bring the score down, learned by gradient steps",
            "Fong and Vedaldi, Interpretable Explanations of Black Boxes by Meaningful Perturbation, ICCV 2017",
            List.of(
                    new Parameter("steps", "300", "gradient steps; each is a forward and a backward pass"),
                    BASELINE,
                    InputMaskings.PROBABILITY,
                    new Parameter(
                            "cells", "auto", "along each side of the mask; auto: one for each 8 pixels, at least 7"),
                    new Parameter("l1", "0.08", "what it costs to hide all of the image"),
                    new Parameter("tv", "8", "what it costs to change between neighbours"),
                    new Parameter("beta", "3", "power of changes between neighbours"),
                    new Parameter("rate", "0.1", "length of Adam's steps"),
                    new Parameter("noise", "0", "standard deviation on cells in each step"),
                    new Parameter("jitter", "auto", "shifts by less than so many pixels; auto: a 56th of the side"),
                    new Parameter("seed", "0", "of shifts and noise")),
            MeaningfulPerturbation::of);

    private static final MethodEntry EXTREMAL = new MethodEntry(
            "extremal-perturbation",
            "the part of a given area that keeps the score up best, learned by gradient steps",
            "Fong et al., Understanding Deep Networks via Extremal Perturbations and Smooth Masks, ICCV 2019",
            List.of(
                    new Parameter("area", "0.1", "share of the image that is shown"),
                    new Parameter("steps", "800", "gradient steps; each is a forward and a backward pass"),
                    BASELINE,
                    new Parameter(
                            "levels",
                            "8",
                            "in which the image turns into the baseline; of a blur, less and less of it"),
                    Parameter.SCORE,
                    new Parameter("game", "preserve", "preserve, delete or dual (both, at twice the cost)"),
                    new Parameter("sigma", "auto", "pixels that the mask is smooth over; auto: 21 of 224"),
                    new Parameter("step", "auto", "pixels from cell to cell of the mask; auto: a third of sigma"),
                    new Parameter("mirror", "true", "false: do not mirror the image in every other step")),
            ExtremalPerturbation::of);

    /** All rows. */
    public static final List<MethodEntry> ALL = List.of(MEANINGFUL, EXTREMAL);

    private LearnedMasks() {}

    /** Returns meaningful perturbation with this many steps. */
    public static Method meaningfulPerturbation(int steps) {
        return MEANINGFUL.create(Map.of("steps", Integer.toString(steps)));
    }

    /** Returns extremal perturbation for this share of the image. */
    public static Method extremalPerturbation(float area) {
        return EXTREMAL.create(Map.of("area", Float.toString(area)));
    }
}
