package io.limpid.method;

import io.limpid.method.spec.MethodSpec;
import io.limpid.testkit.GoldenEntry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which spec of ours a golden of a composite system is, and how near to it we must come. */
final class SystemsGoldenRows {
    private static final double TOLERANCE = 1e-4;

    private static final Map<String, Function<GoldenEntry, MethodSpec>> SPECS = Map.of(
            "ScoreCAM",
            entry -> at(entry.layerTensor(), "score-cam(score=logit,softmax=true,upsampling=align-corners)"));

    private SystemsGoldenRows() {}

    private static MethodSpec at(String layer, String spec) {
        return MethodSpec.parse(spec).with("layer", layer);
    }

    static Optional<MethodSpec> spec(GoldenEntry entry) {
        return Optional.ofNullable(SPECS.get(entry.method())).map(spec -> spec.apply(entry));
    }

    /** Returns the greatest difference allowed, as a share of the golden's range. */
    static double bound(GoldenEntry entry) {
        return TOLERANCE;
    }
}
