package io.limpid.method;

import io.limpid.testkit.GoldenEntry;
import java.util.Map;

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
            "", "",
            "logit[c] - cross_entropy(logits,c) (ClassifierOutputReST)", "score=rest",
            "softmax probability", "score=probability");

    static GoldenRow exact(String method, String spec) {
        return new GoldenRow(method, spec, 1e-4, "");
    }

    GoldenRow because(double wider, String why) {
        return new GoldenRow(method, spec, wider, why);
    }

    /** Returns our spec for an entry: with its layer and score. */
    String specFor(GoldenEntry entry) {
        String layer = entry.layerTensor().startsWith("/") ? "layer=" + entry.layerTensor() : "";
        String score = SCORES.get(entry.score());
        if (score == null) {
            throw new IllegalStateException(entry + " has the unknown score " + entry.score());
        }
        return joined(joined(spec, layer), score);
    }

    private static String joined(String spec, String parameter) {
        if (parameter.isEmpty()) {
            return spec;
        }
        return spec.endsWith(")")
                ? spec.substring(0, spec.length() - 1) + "," + parameter + ")"
                : spec + "(" + parameter + ")";
    }
}
