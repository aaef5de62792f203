package io.limpid.method;

import io.limpid.method.spec.MethodSpec;
import io.limpid.testkit.GoldenEntry;
import java.util.Map;
import java.util.Objects;

/**
 * Which of our specs a golden method is.
 *
 * @param method as the goldens call it
 * @param spec ours, without layer and score, which come from each entry
 * @param tolerance the greatest difference allowed, as a share of the golden's range of values
 * @param reason why the tolerance is greater than 1e-4, or which property of the reference must be allowed for
 */
record GoldenRow(String method, String spec, double tolerance, String reason) {
    private static final Map<String, String> SCORES = Map.of(
            "logit[c] - cross_entropy(logits,c) (ClassifierOutputReST)", "rest",
            "softmax probability", "probability");

    static GoldenRow exact(String method, String spec) {
        return new GoldenRow(method, spec, 1e-4, "");
    }

    GoldenRow because(double wider, String why) {
        return new GoldenRow(method, spec, wider, why);
    }

    /** Returns our spec for an entry: with its layer and score. */
    MethodSpec specFor(GoldenEntry entry) {
        MethodSpec full = MethodSpec.parse(spec);
        if (entry.layerTensor().startsWith("/")) {
            full = full.with("layer", entry.layerTensor());
        }
        return entry.score().isEmpty()
                ? full
                : full.with("score", Objects.requireNonNull(SCORES.get(entry.score()), entry.score()));
    }
}
