package io.limpid.method;

import io.limpid.method.spec.MethodSpec;
import io.limpid.testkit.GoldenEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which spec of ours a golden of a composite system is, and how near to it we must come. */
final class SystemsGoldenRows {
    private static final double TOLERANCE = 1e-4;
    private static final double BETWEEN_ROUNDINGS = 1e-2;

    private static final String SCORE_CAM = "score-cam(score=logit,softmax=true,upsampling=align-corners)";

    private static final Map<String, Function<GoldenEntry, MethodSpec>> SPECS = Map.of(
            "ScoreCAM",
            entry -> at(entry.layerTensor(), SCORE_CAM),
            "AblationCAM",
            SystemsGoldenRows::ablationCam,
            "Relevance-CAM",
            entry -> at(entry.layerTensor(), "relevance-cam(reference=true)"),
            "FG-CAM",
            SystemsGoldenRows::fgCam,
            "FG-CAM explanation component at features[-1], summed over channels",
            entry -> fgCam(entry, "auto", "false"),
            "FG-CAM component after svd denoising, summed over channels",
            entry -> fgCam(entry, "auto", "true"));

    /** The reference sets channels far below zero where some activations are negative, as behind this linear bottleneck. */
    private static final String LINEAR_BOTTLENECK = "/features/features.17/conv/conv.4/Conv_output_0";

    private SystemsGoldenRows() {}

    private static MethodSpec ablationCam(GoldenEntry entry) {
        String fill = entry.layerTensor().equals(LINEAR_BOTTLENECK) ? "far-below" : "zero";
        return at(entry.layerTensor(), "ablation-cam(fill=" + fill + ")");
    }

    private static MethodSpec fgCam(GoldenEntry entry) {
        int feature = entry.raw().path("target_layer").asInt();
        String layer = feature < 0 ? "input" : "/features/features." + feature + "/MaxPool_output_0";
        return fgCam(entry, layer, entry.raw().path("denoising").asText());
    }

    private static MethodSpec fgCam(GoldenEntry entry, String layer, String denoise) {
        String base = entry.raw().path("base_cam").asText().replace('_', '-');
        return at(layer, "fg-cam(reference=true,base=" + base + ",denoise=" + denoise + ")");
    }

    private static MethodSpec at(String layer, String spec) {
        return MethodSpec.parse(spec).with("layer", layer);
    }

    static Optional<MethodSpec> spec(GoldenEntry entry) {
        return Optional.ofNullable(SPECS.get(entry.method())).map(spec -> spec.apply(entry));
    }

    /**
     * Goldens of Relevance-CAM's code, which adds every bias twice, so that denominators pass through 0. In double precision
     * the map lies between the golden and ours, 2.5e-3 and 3.6e-3 of the range away.
     */
    static final Set<String> SMALL_DIVISORS =
            Set.of("vgg_cifar10/cifar_cat/RelevanceCAM_4_top1.npy", "vgg_cifar10/cifar_cat/RelevanceCAM_4_other.npy");

    /** Returns the greatest difference allowed, as a share of the golden's range. */
    static double bound(GoldenEntry entry) {
        return SMALL_DIVISORS.contains(entry.file()) ? BETWEEN_ROUNDINGS : TOLERANCE;
    }
}
