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

    private static final String ZENNIT = "zennit";

    /** Which of the reference's rewrites ran before relevance was propagated, in our words. */
    private static final Map<String, String> CANONIZERS = Map.of(
            "", "none",
            "SequentialMergeBatchNorm", "merge-batch-norm",
            "ResNetCanonizer", "standard");

    /** The reference propagates through modules; this model calls its average pooling as a function, which it does not see. */
    private static final String POOLED_BY_A_FUNCTION = "resnet20_cifar10_bn";

    private static MethodSpec propagated(MethodSpec spec, GoldenEntry entry) {
        MethodSpec full =
                spec.with("canonizers", Objects.requireNonNull(CANONIZERS.get(entry.canonizer()), entry.canonizer()));
        if (!entry.model().equals(POOLED_BY_A_FUNCTION)) {
            return full;
        }
        String composite = Objects.requireNonNull(full.parameters().get("composite"));
        String rest = composite.contains(":") ? composite : "otherwise:" + composite;
        return full.with("composite", "pooling-average:gradient;" + rest);
    }

    /** Returns our spec for an entry: with its layer and score. */
    MethodSpec specFor(GoldenEntry entry) {
        MethodSpec full = MethodSpec.parse(spec);
        if (entry.layerTensor().startsWith("/")) {
            full = full.with("layer", entry.layerTensor());
        }
        if (entry.generator().startsWith(ZENNIT) && full.name().equals("lrp")) {
            full = propagated(full, entry);
        }
        if (full.name().equals("occlusion")) {
            full = full.with("window", setting(entry, "window")).with("stride", setting(entry, "stride"));
        }
        return entry.score().isEmpty()
                ? full
                : full.with("score", Objects.requireNonNull(SCORES.get(entry.score()), entry.score()));
    }

    private static String setting(GoldenEntry entry, String name) {
        return entry.raw().path("params").path(name).asText();
    }
}
