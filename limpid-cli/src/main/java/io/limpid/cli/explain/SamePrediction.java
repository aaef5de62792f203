package io.limpid.cli.explain;

import io.limpid.Attribution;
import io.limpid.Check;
import io.limpid.Probabilities;
import io.limpid.graph.Graph;
import io.limpid.graph.pass.ExpandQuantization;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import java.util.Locale;

/**
 * Holds what the plain model says against what the explained one says.
 *
 * @param plain output of the model as its file has it
 * @param explained the same output, computed from the logits of the explained model
 * @param tolerance how far they may be apart, as a share of the scores' range
 */
record SamePrediction(Scores plain, Scores explained, double tolerance) {
    private static final String NAME = "same-prediction";
    private static final double TOLERANCE = 1e-3;

    /** One more or less in the last place of a sum may move a value of a quantized model by a whole step, and those behind it. */
    private static final double TOLERANCE_OF_QUANTIZED = 0.1;

    /** Some numbers and where they lie. */
    private record Scores(Tensor values, double least, double greatest, int best) {
        static Scores of(float... values) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < values.length; i++) {
                best = values[i] > values[best] ? i : best;
                least = Math.min(least, values[i]);
            }
            return new Scores(Tensor.of(values, values.length), least, values[best], best);
        }

        double scale() {
            return Math.max(greatest - least, Math.abs(greatest));
        }

        double differenceFrom(Scores other) {
            double difference = 0;
            for (int i = 0; i < values.size(); i++) {
                difference = Math.max(
                        difference,
                        Math.abs(values.floats().get(i) - other.values.floats().get(i)));
            }
            return difference;
        }
    }

    /**
     * Checks one attribution.
     *
     * @param plain output of the plain model, {@code [K]}
     * @param network the model that was explained
     * @param tolerance how far they may be apart, see {@link #tolerance}
     */
    static Check check(Tensor plain, Attribution attribution, Network network, double tolerance) {
        float[] explained = output(network, attribution.logits().toFloats());
        if (plain.size() != explained.length) {
            return new Check(
                    NAME,
                    false,
                    "the plain model gives " + plain.size() + " numbers, the explained one " + explained.length
                            + "; report this with the model");
        }
        return new SamePrediction(Scores.of(plain.toFloats()), Scores.of(explained), tolerance).check();
    }

    /** Returns how far the scores of a model may be from those computed in floats, as a share of their range. */
    static double tolerance(Graph plain) {
        return ExpandQuantization.isQuantized(plain) ? TOLERANCE_OF_QUANTIZED : TOLERANCE;
    }

    private static float[] output(Network network, float[] logits) {
        return switch (network.head().kind()) {
            case NONE -> logits;
            case SOFTMAX, SIGMOID -> Probabilities.of(network, logits);
            case LOG_SOFTMAX -> logarithms(Probabilities.of(network, logits));
        };
    }

    private static float[] logarithms(float... probabilities) {
        float[] logarithms = new float[probabilities.length];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = (float) Math.log(probabilities[i]);
        }
        return logarithms;
    }

    private Check check() {
        double difference = plain.differenceFrom(explained);
        boolean same = difference <= tolerance * plain.scale();
        String found = String.format(
                Locale.ROOT,
                "the plain model predicts class %d, the explained one %d; greatest difference of a score %.3g",
                plain.best(),
                explained.best(),
                difference);
        return new Check(
                NAME,
                same,
                same ? found : found + ". What is explained is another function; report this with the model");
    }
}
