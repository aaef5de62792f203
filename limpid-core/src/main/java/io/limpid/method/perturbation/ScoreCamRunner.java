package io.limpid.method.perturbation;

import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;

/**
 * Score-CAM's components compiled for a network.
 *
 * @param values gives a layer's values for an image
 * @param masked gives the scores of the image seen through its channels
 * @param spread how scores become weights
 */
record ScoreCamRunner(Runner values, MaskedScores masked, Spread spread) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = values.run(image, goal);
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        Maps channels = Maps.of(clean.attribution());
        double[] scores =
                masked.of(image, channels, spread.scored(channels), new VariantScores.Question(fixed, progress));
        return clean.withAttribution(channels.times(spread.weights(scores)));
    }

    @Override
    public void close() {
        values.close();
        masked.close();
    }
}
