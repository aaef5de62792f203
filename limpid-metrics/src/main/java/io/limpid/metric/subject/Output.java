package io.limpid.metric.subject;

/** Which of a model's numbers for a class is read. */
public enum Output {
    /** What the head makes of the logits: softmax, or sigmoid where the model ends in one. */
    PROBABILITY {
        @Override
        public Reading of(Scorer scorer, int target) {
            return logits -> scorer.probabilities(logits)[target];
        }
    },
    /** The score before it. */
    LOGIT {
        @Override
        public Reading of(Scorer scorer, int target) {
            return logits -> logits[target];
        }
    };

    /** Returns how a class's number is read off the logits of an image. */
    public abstract Reading of(Scorer scorer, int target);
}
