package io.limpid.metric.faithfulness;

import io.limpid.metric.CollectiveMeasure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.StandardisedDistances;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Reading;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether images with like explanations are given the same class: of the images whose explanation lies near, the share that the
 * model predicts alike; 0 where none lies near. Near is within a share of the greatest distance; distances are Euclidean, each
 * pixel divided by its variance over the images.
 *
 * <p>Dasgupta et al., "Framework for evaluating faithfulness of local explanations", ICML 2022, definition 4.
 *
 * @param threshold share of the greatest distance
 * @param sign what of the explanations counts
 * @param scaling of the explanations
 */
record Sufficiency(double threshold, Sign sign, Scaling scaling) implements CollectiveMeasure {
    /** Returns the predicted class, then the explanation. */
    @Override
    public Tensor observe(MetricCase example) {
        double[] map = sign.of(scaling.of(example.explanation().map()));
        float[] observed = new float[map.length + 1];
        observed[0] = (float) example.read(Copies.of(example.image().toFloats()), Reading::predicted)[0];
        for (int i = 0; i < map.length; i++) {
            observed[i + 1] = (float) map[i];
        }
        return Tensor.of(observed, observed.length);
    }

    @Override
    public List<Score> conclude(List<Tensor> observations) {
        int count = observations.size();
        if (count < 2) {
            return observations.stream()
                    .map(each -> Score.none(Reason.ONE_IMAGE))
                    .toList();
        }
        List<float[]> rows = observations.stream().map(Tensor::toFloats).toList();
        double[][] distances = StandardisedDistances.between(rows, 1);
        double limit = threshold * StandardisedDistances.greatest(distances);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int near = 0;
            int alike = 0;
            for (int j = 0; j < count; j++) {
                boolean isNear = i != j && distances[i][j] <= limit;
                near += isNear ? 1 : 0;
                alike += isNear && rows.get(i)[0] == rows.get(j)[0] ? 1 : 0;
            }
            scores.add(Score.of(near == 0 ? 0 : (double) alike / near));
        }
        return scores;
    }
}
