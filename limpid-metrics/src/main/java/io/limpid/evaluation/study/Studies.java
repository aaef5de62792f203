package io.limpid.evaluation.study;

import io.limpid.evaluation.Sweep;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of studies. */
public final class Studies {
    private static final List<String> CURVES = List.of("deletion-auc", "insertion-auc", "insertion-minus-deletion");

    private static final List<Study> ALL = List.of(
            new Study(
                    "fg-cam",
                    "FG-CAM's faithfulness hardly depends on the resolution; it is above CAMs at shallow and middle layers, and"
                            + " above LRP at the input",
                    "Qiu et al., Empowering CAM-Based Methods with Capability to Generate Fine-Grained and High-Faithfulness"
                            + " Explanations, AAAI 2024",
                    List.of("fg-cam", "fg-cam(denoise=true)", "grad-cam", "layer-cam", "relevance-cam", "lrp"),
                    Sweep.parse("input,stages"),
                    CURVES),
            new Study(
                    "shallow-cam",
                    "relevance inside LayerCAM's components is more faithful than LayerCAM at every layer",
                    "Cheng et al., a CAM for shallow layers, Computer Science 52(6A):240500140, 2025",
                    List.of("spatial-relevance-cam", "layer-cam"),
                    Sweep.parse("each"),
                    CURVES),
            new Study(
                    "lift-cam",
                    "LIFT-CAM is above Grad-CAM, Grad-CAM++, XGrad-CAM, Score-CAM and Ablation-CAM on average drop, increase in"
                            + " confidence, deletion and insertion",
                    "Jung and Oh, Towards Better Explanations of Class Activation Mapping, ICCV 2021",
                    List.of("lift-cam", "grad-cam", "grad-cam++", "x-grad-cam", "score-cam", "ablation-cam"),
                    Sweep.none(),
                    List.of(
                            "average-drop",
                            "increase-in-confidence",
                            "drop-in-deletion",
                            "deletion-auc",
                            "insertion-auc")),
            new Study(
                    "grad-cam-x-lrp",
                    "the product is less complex than both of its parents, and better than one of them at least in"
                            + " faithfulness, robustness, localisation and randomisation",
                    "Dhore et al., Enhancing Explainable AI: A Hybrid Approach Combining GradCAM and LRP, arXiv 2405.12175",
                    List.of("grad-cam-x-lrp", "grad-cam++", "lrp"),
                    Sweep.none(),
                    List.of(
                            "faithfulness-correlation",
                            "pixel-flipping",
                            "local-lipschitz(samples=10)",
                            "average-sensitivity(samples=10)",
                            "sparseness",
                            "complexity",
                            "relevance-rank-accuracy",
                            "pointing-game",
                            "random-logit",
                            "mprt")));

    private Studies() {}

    /** Returns all studies. */
    public static List<Study> all() {
        return ALL;
    }

    /**
     * Finds a study.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists all
     */
    public static Study named(String name) {
        return ALL.stream()
                .filter(study -> study.name().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no study " + name + "; allowed are "
                        + ALL.stream().map(Study::name).collect(Collectors.joining(", "))));
    }
}
