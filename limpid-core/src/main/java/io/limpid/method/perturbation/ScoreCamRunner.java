package io.limpid.method.perturbation;

import io.limpid.program.Goal;
import io.limpid.program.ImageRunner;
import io.limpid.program.Outcome;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Score-CAM's components compiled for a network.
 *
 * @param values gives a layer's values for an image, and the scores
 * @param scoring how channels become weights
 * @param channelAxis of the input
 */
record ScoreCamRunner(Runner values, ScoreCam.Scoring scoring, int channelAxis) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = values.run(image, goal);
        Tensor layer = clean.attribution();
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        ChannelMasks masks = ChannelMasks.of(Picture.of(image, channelAxis), layer, scoring.alignment());
        double[] scores = scores(masks, fixed, progress);
        return clean.withAttribution(weighted(layer, scoring.spread().weights(scores)));
    }

    private double[] scores(ChannelMasks masks, Goal goal, Progress progress) {
        double[] scores = new double[masks.all().size()];
        List<Integer> channels = scoring.spread().scored(masks);
        for (int start = 0; start < channels.size(); start += scoring.batch()) {
            int end = Math.min(start + scoring.batch(), channels.size());
            List<Integer> few = channels.subList(start, end);
            Tensor logits = values.logits(masks.masked(few));
            for (int i = 0; i < few.size(); i++) {
                scores[few.get(i)] = scoring.score().value(logits.row(i).toFloats(), goal);
            }
            progress.at((double) end / channels.size());
        }
        return scores;
    }

    private static Tensor weighted(Tensor layer, double[] weights) {
        float[] values = layer.toFloats();
        int places = values.length / weights.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * weights[i / places]);
        }
        return Tensor.of(values, layer.shape());
    }

    @Override
    public void close() {
        values.close();
    }
}
