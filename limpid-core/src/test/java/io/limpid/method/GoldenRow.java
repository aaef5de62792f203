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
 */
record GoldenRow(String method, String spec) {
    private static final Map<String, String> SCORES = Map.of(
            "logit[c] - cross_entropy(logits,c) (ClassifierOutputReST)", "rest",
            "softmax probability", "probability");

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
