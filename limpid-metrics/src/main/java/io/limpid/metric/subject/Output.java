package io.limpid.metric.subject;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.Locale;

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

    private static final String NAME = "output";

    /** Returns how a class's number is read off the logits of an image. */
    public abstract Reading of(Scorer scorer, int target);

    /** Returns the name for people and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the parameter with this as default. */
    public Parameter standard() {
        return new Parameter(NAME, text(), "which number of the model is read: probability or logit");
    }

    /** Reads the parameter. */
    public static Output of(Parameters p) {
        return p.choice(NAME, Output.class);
    }
}
