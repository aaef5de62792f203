package io.limpid.method.perturbation;

import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.run.SharingRunner;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Cluster-CAM compiled for a network.
 *
 * @param values gives a layer's values for an image
 * @param masked gives the scores of the image seen through clusters
 * @param clustering which channels look alike
 */
record ClusterCamRunner(Runner values, MaskedScores masked, KMeans clustering) implements SharingRunner {
    @Override
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        Outcome clean = values.run(image, goals.get(0));
        Maps clusters = Maps.of(clusters(clean.attribution()));
        Question question = Question.of(goals, clean.logits(), progress);
        double[][] scores = masked.of(image, clusters, clusters.all(), question);
        return Arrays.stream(scores)
                .map(ofGoal -> clean.withAttribution(clusters.sum(bestLessWorst(ofGoal))))
                .toList();
    }

    private static double[] bestLessWorst(double... scores) {
        int best = 0;
        int worst = 0;
        for (int j = 1; j < scores.length; j++) {
            best = scores[j] > scores[best] ? j : best;
            worst = scores[j] < scores[worst] ? j : worst;
        }
        double[] weights = new double[scores.length];
        weights[worst] = -1;
        weights[best] = 1;
        return weights;
    }

    /** Returns the mean of each cluster's channels, {@code [1,q,h,w]}; channels that are the same everywhere belong to none. */
    private Tensor clusters(Tensor layer) {
        Maps channels = Maps.of(layer);
        List<Integer> varying = channels.varying();
        int[] members = clustering.of(
                varying.stream().map(k -> zeroToOne(channels.map(k))).toArray(double[][]::new));
        int count = Arrays.stream(members).max().orElse(0) + 1;
        float[] means = new float[count * layer.size(2) * layer.size(3)];
        for (int j = 0; j < count; j++) {
            float[] mean = mean(channels, varying, members, j);
            System.arraycopy(mean, 0, means, j * mean.length, mean.length);
        }
        return Tensor.of(means, 1, count, layer.size(2), layer.size(3));
    }

    private static float[] mean(Maps channels, List<Integer> varying, int[] members, int cluster) {
        double[] weights = new double[channels.count()];
        double size = Arrays.stream(members).filter(member -> member == cluster).count();
        for (int i = 0; i < members.length; i++) {
            weights[varying.get(i)] = members[i] == cluster ? 1 / size : 0;
        }
        return channels.sum(weights).toFloats();
    }

    private static double[] zeroToOne(float... map) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float value : map) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double[] scaled = new double[map.length];
        for (int i = 0; i < map.length; i++) {
            scaled[i] = (map[i] - least) / (greatest - least);
        }
        return scaled;
    }

    @Override
    public void close() {
        values.close();
        masked.close();
    }
}
