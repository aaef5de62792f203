package io.limpid.method.perturbation;

import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.Parameter;
import java.util.List;

/** CAMs that change a layer's values and run what stands behind it. */
final class HeadCams {
    private static final Parameter BATCH = new Parameter(
            "batch", "16", "variants that go through the rest of the model at once; no influence on the result");

    private static final MethodEntry ABLATION_CAM = new MethodEntry(
            "ablation-cam",
            "activations weighted by the share of the score that goes with each channel; one run where the head is linear",
            "Desai and Ramaswamy, Ablation-CAM, WACV 2020",
            List.of(
                    Parameter.LAYER,
                    Parameter.SCORE,
                    new Parameter(
                            "divisor",
                            "score",
                            "what differences are divided by: score (turns the map over if that is negative), magnitude or"
                                    + " none"),
                    new Parameter(
                            "fill",
                            "zero",
                            "what a channel is set to: zero, or far-below if some activations are negative, as"
                                    + " pytorch-grad-cam has it"),
                    BATCH),
            p -> new AblationCam(p.spec(), p.layer(), AblationCam.Ablation.of(p)));

    private static final MethodEntry RECIPRO_CAM = new MethodEntry(
            "reciprocam",
            "the score when only one place of a layer is left, for each place; no gradient, few and short runs",
            "Byun and Lee, ReciproCAM, CVPR workshop 2024",
            List.of(
                    Parameter.LAYER,
                    Perturbations.PROBABILITY,
                    new Parameter("gaussian", "false", "true: a place's values also stand around it, fading"),
                    BATCH),
            p -> new ReciproCam(p.spec(), p.layer(), ReciproCam.Trial.of(p)));

    static final List<MethodEntry> ALL = List.of(ABLATION_CAM, RECIPRO_CAM);

    private HeadCams() {}
}
