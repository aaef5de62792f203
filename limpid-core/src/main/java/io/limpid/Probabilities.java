package io.limpid;

import io.limpid.backward.canonizer.OutputHead;

/** Probabilities of logits, computed in double precision. */
public final class Probabilities {
    private Probabilities() {}

    /** Returns what a model's head makes of logits {@code [K]}: each by itself under a sigmoid, otherwise softmax. */
    public static float[] of(OutputHead head, float[] logits) {
        return head.kind() == OutputHead.Kind.SIGMOID ? sigmoid(logits) : softmax(logits);
    }

    private static float[] softmax(float[] logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i] - greatest) / sum);
        }
        return probabilities;
    }

    private static float[] sigmoid(float[] logits) {
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return probabilities;
    }
}
