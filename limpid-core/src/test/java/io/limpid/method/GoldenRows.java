package io.limpid.method;

import io.limpid.testkit.GoldenEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The goldens that the methods of the registry reproduce, and those that belong to methods still to come. */
final class GoldenRows {
    /** The reference counts biases, and takes the gradient at activations and normalizations. */
    private static final String ZENNIT_EXCITATION =
            "activation+normalization:gradient;convolution+dense:z-plus;otherwise:excitation-backprop";

    private static final List<GoldenRow> ATTRIBUTED = List.of(
            new GoldenRow("Saliency_signed", "gradient"),
            new GoldenRow("Saliency", "saliency"),
            new GoldenRow("InputXGradient", "input-x-gradient"),
            new GoldenRow("GuidedBackprop", "guided-backprop"),
            new GoldenRow("Deconvolution", "deconvnet"),
            new GoldenRow("EpsilonPlus", "lrp(composite=epsilon-plus,seed=one)"),
            new GoldenRow("EpsilonPlusFlat", "lrp(composite=epsilon-plus-flat,seed=one)"),
            new GoldenRow("EpsilonAlpha2Beta1", "lrp(composite=epsilon-alpha2-beta1,seed=one)"),
            new GoldenRow("EpsilonAlpha2Beta1Flat", "lrp(composite=epsilon-alpha2-beta1-flat,seed=one)"),
            new GoldenRow("EpsilonGammaBox", "lrp(composite=epsilon-gamma-box,seed=one)"),
            new GoldenRow("ExcitationBackprop", "lrp(seed=one,composite=" + ZENNIT_EXCITATION + ")"),
            new GoldenRow("LRP", "lrp(composite=epsilon(1e-9))"),
            new GoldenRow("Occlusion", "occlusion(score=logit,baseline=zero)"),
            new GoldenRow("IntegratedGradients", "integrated-gradients(steps=50,baseline=zero,rule=gauss-legendre)"),
            new GoldenRow("GradCAM", "grad-cam"),
            new GoldenRow("GradCAMPlusPlus", "grad-cam++(epsilon=1e-6)"),
            new GoldenRow("XGradCAM", "x-grad-cam(epsilon=1e-7)"),
            new GoldenRow("HiResCAM", "hires-cam"),
            new GoldenRow("GradCAMElementWise", "grad-cam-elementwise"),
            new GoldenRow("LayerCAM", "layer-cam"),
            new GoldenRow("EigenCAM", "eigen-cam(centred=true)"),
            new GoldenRow("EigenGradCAM", "eigen-grad-cam(centred=true)"),
            new GoldenRow("KPCA_CAM", "kpca-cam"),
            new GoldenRow("FullGrad", "full-grad(scaling=channel,activations=false)"),
            new GoldenRow("ShapleyCAM", "shapley-cam(score=logit)"),
            new GoldenRow("FinerCAM", "finer-cam(alpha=1,references=3,detach=false)"));

    static final List<GoldenRow> ALL =
            Stream.concat(ATTRIBUTED.stream(), LiftGoldenRows.ALL.stream()).toList();

    /** The library computes a principal component up to its sign, and shows it whichever way it comes. */
    static final Set<String> SIGNLESS = Set.of("EigenCAM", "EigenGradCAM", "KPCA_CAM");

    /** Methods that the registry does not hold yet. */
    static final Set<String> LATER = Set.of(
            "FEM",
            "FG-CAM component after svd denoising (d=int(0.1*n_singular))",
            "FG-CAM explanation component at features[-1]",
            "Quantus metrics",
            "RISE deletion",
            "RISE insertion",
            "SegEigenCAM");

    private GoldenRows() {}

    /** Tells whether a golden is no method's result: an input, logits, activations, what metrics start from. */
    static boolean isMaterial(GoldenEntry entry) {
        return entry.method().isEmpty() || LiftGoldenRows.isLime(entry);
    }

    static Optional<GoldenRow> find(GoldenEntry entry) {
        return ALL.stream().filter(row -> row.method().equals(entry.method())).findFirst();
    }

    static boolean isLater(GoldenEntry entry) {
        return LATER.contains(entry.method());
    }
}
