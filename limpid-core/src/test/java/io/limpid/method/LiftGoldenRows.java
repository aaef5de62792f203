package io.limpid.method;

import io.limpid.testkit.GoldenEntry;
import java.util.List;

/** The goldens of DeepLIFT and of the CAMs that weigh channels by their contributions. */
final class LiftGoldenRows {
    static final List<GoldenRow> ALL = List.of(
            new GoldenRow("DeepLift", "deep-lift(baseline=zero,rule=rescale,reference=true)"),
            new GoldenRow("LIFT-CAM", "lift-cam"),
            new GoldenRow("LRP-CAM", "lrp-cam(epsilon=1e-9)"));

    private LiftGoldenRows() {}

    /** Tells whether a golden belongs to LIME-CAM, whose random masks have to be given. */
    static boolean isLime(GoldenEntry entry) {
        return entry.method().startsWith("LIME-CAM");
    }
}
