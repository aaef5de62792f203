package io.limpid.method.surrogate;

import io.limpid.program.Goal;
import io.limpid.program.ImageRunner;
import io.limpid.program.Outcome;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.program.Scorer;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * LIME-CAM compiled for a network.
 *
 * @param method what is computed
 * @param batch how many samples go through the rest of the network at once
 * @param values gives the layer's values for an image
 * @param head gives the logits for the layer's values
 */
record LimeRunner(LimeCam method, int batch, Runner values, Runner head) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome whole = values.run(image, goal);
        Tensor activations = whole.attribution();
        Goal fixed = goal.resolvedBy(whole.logits().toFloats());
        boolean[][] kept = method.samples().draw(activations.size(1));
        Activations layer = new Activations(activations);
        double[] weights = Arrays.stream(kept).mapToDouble(layer::nearness).toArray();
        double[] coefficients =
                method.lasso().fit(columns(kept), scores(layer, kept, new Question(fixed, progress)), weights);
        return whole.withAttribution(layer.weighted(coefficients));
    }

    /** Returns the scores of the samples. Every run holds the same number of them, so that none depends on the last one's. */
    private double[] scores(Activations layer, boolean[][] kept, Question question) {
        double[] scores = new double[kept.length];
        for (int start = 0; start < kept.length; start += batch) {
            Tensor logits = head.run(
                            layer.masked(kept, start, batch), question.goal().repeated(batch))
                    .logits();
            for (int i = 0; i < batch && start + i < kept.length; i++) {
                scores[start + i] = Scorer.ofLogits().value(logits.row(i).toFloats(), question.goal());
            }
            question.progress().at(Math.min(1, (double) (start + batch) / kept.length));
        }
        return scores;
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
        head.close();
    }

    /** What is asked of each sample, and who hears how many are done. */
    private record Question(Goal goal, Progress progress) {}

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

        /** Returns a batch of masked copies from one sample on; the last sample fills it up. */
        Tensor masked(boolean[][] kept, int start, int batch) {
            float[] copies = new float[batch * values.length];
            for (int copy = 0; copy < batch; copy++) {
                boolean[] row = kept[Math.min(start + copy, kept.length - 1)];
                for (int channel = 0; channel < row.length; channel++) {
                    if (row[channel]) {
                        int from = channel * places;
                        System.arraycopy(values, from, copies, copy * values.length + from, places);
                    }
                }
            }
            return Tensor.of(copies, batch, shape[1], shape[2], shape[3]);
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
