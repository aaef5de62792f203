package io.limpid.method;

import static io.limpid.method.GoldenRow.exact;

import io.limpid.testkit.GoldenEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The goldens that the methods of the registry reproduce, and those that belong to methods still to come. */
final class GoldenRows {
    static final List<GoldenRow> ALL = List.of(
            exact("Saliency_signed", "gradient"),
            exact("Saliency", "saliency"),
            exact("InputXGradient", "input-x-gradient"),
            exact("GuidedBackprop", "guided-backprop"),
            exact("Deconvolution", "deconvnet"),
            exact("IntegratedGradients", "integrated-gradients(steps=50,baseline=zero,rule=gauss-legendre)"),
            exact("GradCAM", "grad-cam"),
            exact("GradCAMPlusPlus", "grad-cam++(epsilon=1e-6)"),
            exact("XGradCAM", "x-grad-cam(epsilon=1e-7)"),
            exact("HiResCAM", "hires-cam"),
            exact("GradCAMElementWise", "grad-cam-elementwise"),
            exact("LayerCAM", "layer-cam"),
            exact("EigenCAM", "eigen-cam(centred=true)"),
            exact("EigenGradCAM", "eigen-grad-cam(centred=true)"),
            exact("KPCA_CAM", "kpca-cam"),
            exact("FullGrad", "full-grad(scaling=channel,activations=false)"),
            exact("ShapleyCAM", "shapley-cam(score=logit)"),
            exact("FinerCAM", "finer-cam(alpha=1,references=3,detach=false)"));

    /** The library computes a principal component up to its sign, and shows it whichever way it comes. */
    static final Set<String> SIGNLESS = Set.of("EigenCAM", "EigenGradCAM", "KPCA_CAM");

    /** Methods that the registry does not hold yet. */
    static final Set<String> LATER = Set.of(
            "AblationCAM",
            "DeepLift",
            "EpsilonAlpha2Beta1",
            "EpsilonAlpha2Beta1Flat",
            "EpsilonGammaBox",
            "EpsilonPlus",
            "EpsilonPlusFlat",
            "ExcitationBackprop",
            "FEM",
            "FG-CAM",
            "FG-CAM component after svd denoising (d=int(0.1*n_singular))",
            "FG-CAM component after svd denoising, summed over channels",
            "FG-CAM explanation component at features[-1]",
            "FG-CAM explanation component at features[-1], summed over channels",
            "LIFT-CAM",
            "LIME-CAM",
            "LIME-CAM sampled channel masks",
            "LRP",
            "LRP-CAM",
            "Occlusion",
            "Quantus metrics",
            "RISE deletion",
            "RISE insertion",
            "Relevance-CAM",
            "ScoreCAM",
            "SegEigenCAM");

    private GoldenRows() {}

    /** Tells whether a golden is no method's result: an input, logits, activations, what metrics start from. */
    static boolean isMaterial(GoldenEntry entry) {
        return entry.method().isEmpty();
    }

    static Optional<GoldenRow> find(GoldenEntry entry) {
        return ALL.stream().filter(row -> row.method().equals(entry.method())).findFirst();
    }

    static boolean isLater(GoldenEntry entry) {
        return LATER.contains(entry.method());
    }
}
