package io.limpid.method.ensemble;

import io.limpid.program.Balance;
import io.limpid.program.Goal;
import io.limpid.program.ImageRunner;
import io.limpid.program.InputRange;
import io.limpid.program.Outcome;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Integrated gradients compiled for a network.
 *
 * @param method what is computed
 * @param range what black and white are, if that is known
 * @param values gives the layer's values for an image
 * @param gradient gives the gradient at the layer's values
 */
record PathRunner(IntegratedGradients method, Optional<InputRange> range, Runner values, Runner gradient)
        implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome end = values.run(image, goal);
        Goal fixed = goal.resolvedBy(end.logits().toFloats());
        Outcome start = values.run(method.path().baseline().of(image, range), fixed);
        float[] from = start.attribution().toFloats();
        float[] way = difference(end.attribution().toFloats(), from);
        Tensor result = Tensor.of(
                along(from, way, new Line(end, fixed, progress)),
                end.attribution().shape());
        double expected = score(end, fixed) - score(start, fixed);
        return new Outcome(end.logits(), result, List.of(new Balance(sum(result), expected)));
    }

    /** Where a line ends, what is explained on it, and who hears how far it is gone. */
    private record Line(Outcome end, Goal goal, Progress progress) {}

    private float[] along(float[] from, float[] way, Line line) {
        List<Quadrature.Point> points = method.path().points();
        double[] mean = new double[from.length];
        new Series(gradient, line.goal(), method.path().batch())
                .run(
                        points.size(),
                        i -> Tensor.of(
                                between(from, way, points.get(i).at()),
                                line.end().attribution().shape()),
                        (i, slopes) -> addTo(mean, slopes, points.get(i).weight()),
                        line.progress());
        float[] shares = new float[way.length];
        for (int i = 0; i < way.length; i++) {
            shares[i] = (float) (way[i] * mean[i]);
        }
        return shares;
    }

    private static float[] difference(float[] to, float[] from) {
        float[] way = new float[to.length];
        for (int i = 0; i < way.length; i++) {
            way[i] = to[i] - from[i];
        }
        return way;
    }

    private static float[] between(float[] from, float[] way, double t) {
        float[] point = new float[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (from[i] + t * way[i]);
        }
        return point;
    }

    private static void addTo(double[] sum, float[] values, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    private double score(Outcome outcome, Goal goal) {
        return method.score().value(outcome.logits().toFloats(), goal);
    }

    private static double sum(Tensor values) {
        double sum = 0;
        for (float value : values.toFloats()) {
            sum += value;
        }
        return sum;
    }

    @Override
    public void close() {
        values.close();
        gradient.close();
    }
}
