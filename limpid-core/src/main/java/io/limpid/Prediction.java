package io.limpid;

import io.limpid.run.Goal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The output that was explained.
 *
 * @param index class index; of outputs at many places, the index among all of them, see {@link io.limpid.program.Outputs}
 * @param against the class whose score was subtracted, if any
 * @param label name of the class, with its place where there are many; of a difference {@code A - B}
 * @param score logit, or difference of logits
 * @param probability by softmax or sigmoid as the model's output has it; empty for a difference, and where a single number is
 *     no class
 */
public record Prediction(int index, OptionalInt against, String label, float score, Optional<Float> probability) {
    static Prediction of(Goal goal, float[] logits, IntFunction<String> label) {
        int index = (int) goal.target(0);
        int against = (int) goal.contrast(0);
        if (against == Goal.NONE) {
            return new Prediction(index, OptionalInt.empty(), label.apply(index), logits[index], Optional.empty());
        }
        return new Prediction(
                index,
                OptionalInt.of(against),
                label.apply(index) + " - " + label.apply(against),
                logits[index] - logits[against],
                Optional.empty());
    }

    Prediction withProbability(float known) {
        return new Prediction(index, against, label, score, Optional.of(known));
    }

    /** Returns it in words, such as {@code zebra (class 340): logit 12.345, 93.1%}; a class without a name is named once. */
    @Override
    public String toString() {
        String share = probability
                .map(p -> String.format(Locale.ROOT, ", %.1f%%", 100 * p))
                .orElse("");
        return named()
                + (against.isPresent() ? ": difference of logits " : ": logit ")
                + String.format(Locale.ROOT, "%.5g", score)
                + share;
    }

    private String named() {
        boolean difference = against.isPresent();
        String numbers = difference ? "classes " + index + " and " + against.getAsInt() : "class " + index;
        String nameless = difference ? "class " + index + " - class " + against.getAsInt() : numbers;
        return label.equals(nameless) ? label : label + " (" + numbers + ")";
    }
}
