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

    /** Which of the reference's rewrites ran before relevance was propagated, in our words. */
    private static final Map<String, String> CANONIZERS = Map.of(
            "null", "none",
            "SequentialMergeBatchNorm", "merge-batch-norm",
            "ResNetCanonizer", "standard");

    /** Returns our spec for an entry: with its layer and score. */
    MethodSpec specFor(GoldenEntry entry) {
        MethodSpec full = MethodSpec.parse(spec);
        if (entry.layerTensor().startsWith("/")) {
            full = full.with("layer", entry.layerTensor());
        }
        if (CANONIZERS.containsKey(entry.canonizer()) && full.name().equals("lrp")) {
            full = full.with("canonizers", Objects.requireNonNull(CANONIZERS.get(entry.canonizer())));
        }
        return entry.score().isEmpty()
                ? full
                : full.with("score", Objects.requireNonNull(SCORES.get(entry.score()), entry.score()));
    }
}
