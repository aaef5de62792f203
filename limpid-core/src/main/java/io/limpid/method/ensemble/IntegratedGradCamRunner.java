package io.limpid.method.ensemble;

import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Integrated Grad-CAM compiled for a network.
 *
 * @param method what is computed
 * @param walk gives the channels' weights, or the maps, of the points
 * @param values gives the layer's values for an image
 */
record IntegratedGradCamRunner(IntegratedGradCam method, Walk walk, Runner values) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome end = values.run(image, goal);
        Goal fixed = goal.resolvedBy(end.logits().toFloats());
        Tensor black = walk.start(method.way().baseline(), image);
        List<Quadrature.Point> points = method.way().points();
        Tensor layer = end.attribution();
        int places = layer.size(2) * layer.size(3);
        boolean gains = method.form() == IntegratedGradCam.Form.GAIN;
        double[] sums = new double[gains ? layer.size(1) : places];
        walk.go(
                black,
                image,
                new Walk.Stops(points.stream().map(Quadrature.Point::at).toList(), fixed, progress),
                (i, found) -> {
                    for (int j = 0; j < sums.length; j++) {
                        sums[j] += found[j] * (gains ? points.get(i).weight() : 1);
                    }
                });
        double[] map = gains ? weighted(sums, layer, values.run(black, fixed).attribution()) : sums;
        return end.withAttribution(Tensor.of(floats(map), 1, layer.size(2), layer.size(3)));
    }

    /** Returns {@code sum_k w_k (A_k - A'_k)}. */
    private static double[] weighted(double[] weights, Tensor layer, Tensor start) {
        float[] to = layer.toFloats();
        float[] from = start.toFloats();
        int places = to.length / weights.length;
        double[] map = new double[places];
        for (int i = 0; i < to.length; i++) {
            map[i % places] += weights[i / places] * (to[i] - from[i]);
        }
        return map;
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public void close() {
        walk.close();
        values.close();
    }
}
