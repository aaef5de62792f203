package io.limpid.method.perturbation;

import io.limpid.program.Goal;
import io.limpid.program.ImageRunner;
import io.limpid.program.Outcome;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;

/**
 * Score-CAM's components compiled for a network.
 *
 * @param values gives a layer's values for an image, and the scores
 * @param scoring how channels become weights
 */
record ScoreCamRunner(Runner values, ScoreCam.Scoring scoring) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = values.run(image, goal);
        Tensor layer = clean.attribution();
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        ChannelMasks masks = ChannelMasks.of(Picture.of(image), layer, scoring.alignment());
        double[] scores = new MaskedScores(values, scoring.score(), scoring.batch())
                .of(masks, scoring.spread().scored(masks), new MaskedScores.Question(fixed, progress));
        return clean.withAttribution(
                MaskedScores.weighted(layer, scoring.spread().weights(scores)));
    }

    @Override
    public void close() {
        values.close();
    }
}
