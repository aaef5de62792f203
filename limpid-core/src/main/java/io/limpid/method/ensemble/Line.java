package io.limpid.method.ensemble;

import io.limpid.program.Scorer;
import io.limpid.run.Batches;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The straight line from a baseline to an image, on which gradients are looked at.
 *
 * @param ends where it starts and ends
 * @param goal what is explained, of one image
 * @param scorer reads the score off the logits
 * @param looking how looks are taken
 */
record Line(Ends ends, Goal goal, Scorer scorer, Looking looking) {
    /**
     * Where a line starts and ends: the layer's values, and the logits there.
     *
     * @param start on the baseline
     * @param end on the image
     */
    record Ends(Outcome start, Outcome end) {}

    /**
     * How looks are taken.
     *
     * @param gradient gives the gradient at the layer's values
     * @param batch how many looks go through at once
     * @param progress hears how far the line is gone
     */
    record Looking(Runner gradient, int batch, Progress progress) {}

    /**
     * What is seen at one place.
     *
     * @param gradient of the score
     * @param score there
     */
    record Look(Tensor gradient, double score) {}

    /** Returns the score where the line starts. */
    double startScore() {
        return score(ends.start());
    }

    /** Returns the score where the line ends. */
    double endScore() {
        return score(ends.end());
    }

    private double score(Outcome outcome) {
        return scorer.value(outcome.logits().toFloats(), goal);
    }

    /** Returns the end less the start. */
    float[] way() {
        float[] way = ends.end().attribution().toFloats();
        float[] from = ends.start().attribution().toFloats();
        for (int i = 0; i < way.length; i++) {
            way[i] -= from[i];
        }
        return way;
    }

    /** Looks at places between 0 and 1, in their order. */
    void look(List<Double> places, BiConsumer<Integer, Look> visitor) {
        float[] from = ends.start().attribution().toFloats();
        float[] way = way();
        for (int first = 0; first < places.size(); first += looking.batch()) {
            List<Double> some = places.subList(first, Math.min(first + looking.batch(), places.size()));
            Tensor points = Batches.stack(
                    some.stream().map(place -> between(from, way, place)).toList());
            Outcome outcome = looking.gradient().run(points, goal.repeated(some.size()));
            for (int i = 0; i < some.size(); i++) {
                Outcome row = outcome.row(i);
                visitor.accept(first + i, new Look(row.attribution(), score(row)));
            }
        }
    }

    private Tensor between(float[] from, float[] way, double t) {
        float[] point = new float[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (from[i] + t * way[i]);
        }
        return Tensor.of(point, ends.end().attribution().shape());
    }
}
