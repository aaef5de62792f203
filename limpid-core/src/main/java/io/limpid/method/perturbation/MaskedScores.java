package io.limpid.method.perturbation;

import io.limpid.program.Goal;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.program.Score;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * The scores of an image seen through masks, a few at a time.
 *
 * @param model gives scores
 * @param score what is read off them
 * @param batch how many masked images go through the model at once
 */
record MaskedScores(Runner model, Score score, int batch) {
    /** What is asked of each masked image, and who hears how many are done. */
    record Question(Goal goal, Progress progress) {}

    /** Returns the score for each channel; 0 for those that are not among the ones asked for. */
    double[] of(ChannelMasks masks, List<Integer> channels, Question question) {
        double[] scores = new double[masks.all().size()];
        for (int start = 0; start < channels.size(); start += batch) {
            int end = Math.min(start + batch, channels.size());
            List<Integer> few = channels.subList(start, end);
            Tensor logits = model.logits(masks.masked(few));
            for (int i = 0; i < few.size(); i++) {
                scores[few.get(i)] = score.value(logits.row(i).toFloats(), question.goal());
            }
            question.progress().at((double) end / channels.size());
        }
        return scores;
    }

    /** Returns the score of one image. */
    double of(Tensor image, Goal goal) {
        return score.value(model.logits(image).toFloats(), goal);
    }

    /** Returns the channels of a layer {@code [1,C,h,w]}, each times its weight. */
    static Tensor weighted(Tensor layer, double[] weights) {
        float[] values = layer.toFloats();
        int places = values.length / weights.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * weights[i / places]);
        }
        return Tensor.of(values, layer.shape());
    }

    /** Returns the sum over the channels of {@code [1,C,h,w]}, {@code [1,h,w]}. */
    static Tensor sum(Tensor components) {
        int places = components.size(2) * components.size(3);
        float[] values = components.toFloats();
        double[] sums = new double[places];
        for (int i = 0; i < values.length; i++) {
            sums[i % places] += values[i];
        }
        float[] map = new float[places];
        for (int i = 0; i < places; i++) {
            map[i] = (float) sums[i];
        }
        return Tensor.of(map, 1, components.size(2), components.size(3));
    }
}
