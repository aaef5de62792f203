package io.limpid.method.perturbation;

import io.limpid.method.plane.Blur;
import io.limpid.program.Goal;
import io.limpid.program.ImageRunner;
import io.limpid.program.Outcome;
import io.limpid.program.Progress;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;

/**
 * CF-CAM's components compiled for a network.
 *
 * @param values gives a layer's values inside the region of an image
 * @param scores gives nothing but scores
 * @param scoring how masked images are scored
 */
record CfCamRunner(Runner values, Runner scores, ScoreCam.Scoring scoring) implements ImageRunner {
    private static final Blur UNRECOGNISABLE = new Blur(50, 25);

    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = values.run(image, goal);
        Tensor layer = clean.attribution();
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        Tensor blurred = Picture.blurred(image, UNRECOGNISABLE);
        Picture picture = Picture.inFrontOf(blurred, image);
        ChannelMasks masks = ChannelMasks.of(picture, layer, scoring.alignment());
        MaskedScores scored = new MaskedScores(scores, scoring.score(), scoring.batch());
        double without = scored.of(blurred, fixed);
        double[] with = scored.of(masks, masks.varying(), new MaskedScores.Question(fixed, progress));
        double[] weights = new double[with.length];
        masks.varying().forEach(channel -> weights[channel] = Math.max(with[channel] - without, 0));
        return clean.withAttribution(MaskedScores.weighted(layer, weights));
    }

    @Override
    public void close() {
        values.close();
        scores.close();
    }
}
