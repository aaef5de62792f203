package io.limpid.method.ensemble;

import io.limpid.method.baseline.Baseline;
import io.limpid.program.InputRange;
import io.limpid.run.Goal;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The straight line from a baseline image to an image, looked at point by point.
 *
 * @param range what black and white are, if that is known
 * @param runner explains each point
 * @param batch how many points go through at once
 */
record Walk(Optional<InputRange> range, Runner runner, int batch) implements AutoCloseable {
    /** Returns where the line to an image starts. */
    Tensor start(Baseline baseline, Tensor image) {
        return baseline.of(image, range);
    }

    /**
     * What is looked at.
     *
     * @param places on the line, 0 at its start and 1 at its end
     * @param goal what is explained at each
     * @param progress hears how far the line is gone
     */
    record Stops(List<Double> places, Goal goal, Progress progress) {}

    /** Shows the attributions of all stops in their order. */
    void go(Tensor start, Tensor end, Stops stops, Series.Visitor visitor) {
        float[] from = start.toFloats();
        float[] to = end.toFloats();
        new Series(runner, stops.goal(), batch)
                .run(
                        stops.places().size(),
                        i -> Tensor.of(between(from, to, stops.places().get(i)), end.shape()),
                        visitor,
                        stops.progress());
    }

    private static float[] between(float[] from, float[] to, double place) {
        float[] point = new float[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (from[i] + place * (to[i] - from[i]));
        }
        return point;
    }

    @Override
    public void close() {
        runner.close();
    }
}
