package io.limpid.metric.subject;

/** What is read off an image's logits. */
@FunctionalInterface
public interface Reading {
    /** Returns a number for the logits {@code [K]} of an image. */
    double of(float[] logits);

    /** Returns the class with the greatest logit, of equal ones the first. */
    static int predicted(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
