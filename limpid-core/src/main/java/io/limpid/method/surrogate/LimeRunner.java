package io.limpid.method.surrogate;

import io.limpid.layer.Layer;
import io.limpid.program.BatchMemory;
import io.limpid.program.CutValues;
import io.limpid.program.Network;
import io.limpid.program.Scorer;
import io.limpid.program.Variants;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.SharingRunner;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LIME-CAM compiled for a network.
 *
 * @param method what is computed
 * @param batch how many samples go through the rest of the network at once
 * @param values gives what the rest reads for an image
 * @param rest gives the logits of the layer's values with channels taken out
 */
record LimeRunner(LimeCam method, int batch, CutValues values, Variants rest) implements SharingRunner {
    private static final String LAYER = "layer";
    private static final String KEPT = "kept";

    /**
     * Cuts a network at a layer.
     *
     * @throws IllegalArgumentException if the scores do not depend on the layer, or a batch would not fit into memory
     */
    static LimeRunner of(LimeCam method, Network network, Layer at) {
        Network rest = network.restAt(at);
        Shape shape = at.shape();
        long channels = shape.size(1);
        int count = method.samples().count((int) channels);
        int batch = BatchMemory.ofThisMachine().batch(rest, BatchMemory.Pass.FORWARD, method.batch(), count);
        Variants variants = Variants.of(rest, front -> front.emit()
                .mul(front.shared(LAYER, 1, channels, shape.size(2), shape.size(3)), front.each(KEPT, channels, 1, 1)));
        return new LimeRunner(method, batch, CutValues.of(network, rest), variants);
    }

    @Override
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        CutValues.Cut cut = values.run(image, goals.get(0));
        Outcome whole = cut.outcome();
        Tensor activations = whole.attribution();
        List<Goal> fixed = Goal.resolved(goals, whole.logits());
        boolean[][] kept = method.samples().draw(activations.size(1));
        Activations layer = new Activations(activations);
        double[] weights = Arrays.stream(kept).mapToDouble(layer::nearness).toArray();
        double[][] columns = columns(kept);
        return Arrays.stream(scores(cut, kept, new Question(fixed, progress)))
                .map(ofGoal -> method.lasso().fit(columns, ofGoal, weights))
                .map(coefficients -> whole.withAttribution(layer.weighted(coefficients)))
                .toList();
    }

    /** Returns the scores of the samples, a row for each goal. Every run holds the same number of them, so that none depends on the last one's. */
    private double[][] scores(CutValues.Cut cut, boolean[][] kept, Question question) {
        Map<String, Tensor> fed = new HashMap<>(cut.beside());
        fed.put(LAYER, cut.outcome().attribution());
        double[][] scores = new double[question.goals().size()][kept.length];
        for (int start = 0; start < kept.length; start += batch) {
            fed.put(KEPT, rows(kept, start));
            Tensor logits = rest.logits(fed);
            for (int i = 0; i < batch && start + i < kept.length; i++) {
                float[] sample = logits.row(i).toFloats();
                for (int goal = 0; goal < scores.length; goal++) {
                    scores[goal][start + i] =
                            Scorer.ofLogits().value(sample, question.goals().get(goal));
                }
            }
            question.progress().at(Math.min(1, (double) (start + batch) / kept.length));
        }
        return scores;
    }

    /** Returns which channels stay in a batch from one sample on, {@code [batch,C,1,1]}; the last sample fills it up. */
    private Tensor rows(boolean[][] kept, int start) {
        int channels = kept[0].length;
        float[] rows = new float[batch * channels];
        for (int i = 0; i < rows.length; i++) {
            boolean[] row = kept[Math.min(start + i / channels, kept.length - 1)];
            rows[i] = row[i % channels] ? 1 : 0;
        }
        return Tensor.of(rows, batch, channels, 1, 1);
    }

    private static double[][] columns(boolean[][] kept) {
        double[][] columns = new double[kept[0].length][kept.length];
        for (int row = 0; row < kept.length; row++) {
            for (int channel = 0; channel < kept[row].length; channel++) {
                columns[channel][row] = kept[row][channel] ? 1 : 0;
            }
        }
        return columns;
    }

    @Override
    public void close() {
        values.close();
        rest.close();
    }

    /** What is asked of each sample, and who hears how many are done. */
    private record Question(List<Goal> goals, Progress progress) {}

    /** The activations of one image. */
    private static final class Activations {
        private final float[] values;
        private final long[] shape;
        private final int places;
        private final double[] energies;

        Activations(Tensor tensor) {
            values = tensor.toFloats();
            shape = tensor.shape();
            places = tensor.size(2) * tensor.size(3);
            energies = new double[tensor.size(1)];
            for (int i = 0; i < values.length; i++) {
                energies[i / places] += (double) values[i] * values[i];
            }
        }

        /** Returns {@code exp(-d^2 / 2)} for the cosine distance between all activations and those kept. */
        double nearness(boolean[] kept) {
            double all = 0;
            double left = 0;
            for (int channel = 0; channel < kept.length; channel++) {
                all += energies[channel];
                left += kept[channel] ? energies[channel] : 0;
            }
            double distance = all == 0 ? 1 : 1 - Math.sqrt(left / all);
            return Math.exp(-distance * distance / 2);
        }

        /** Returns {@code sum_k b_k A_k}, {@code [1,h,w]}. */
        Tensor weighted(double[] coefficients) {
            double[] map = new double[places];
            for (int i = 0; i < values.length; i++) {
                map[i % places] += coefficients[i / places] * values[i];
            }
            float[] floats = new float[places];
            for (int i = 0; i < places; i++) {
                floats[i] = (float) map[i];
            }
            return Tensor.of(floats, 1, shape[2], shape[3]);
        }
    }
}
