package io.limpid.method.ensemble;

import io.limpid.run.Progress;
import java.util.List;

/**
 * Looks at places that are known beforehand.
 *
 * @param points where, and what each counts
 */
record FixedPoints(List<Quadrature.Point> points) implements LineRule {
    @Override
    public double[] mean(Line line) {
        double[] mean = new double[line.way().length];
        Progress progress = line.looking().progress();
        line.look(points.stream().map(Quadrature.Point::at).toList(), (i, look) -> {
            float[] gradient = look.gradient().toFloats();
            for (int j = 0; j < mean.length; j++) {
                mean[j] += points.get(i).weight() * gradient[j];
            }
            progress.at((i + 1.0) / points.size());
        });
        return mean;
    }
}
