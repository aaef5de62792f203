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
 * Score-CAM's components compiled for a network.
 *
 * @param values gives a layer's values for an image
 * @param masked gives the scores of the image seen through its channels
 * @param spread how scores become weights
 */
record ScoreCamRunner(Runner values, MaskedScores masked, Spread spread) implements SharingRunner {
    @Override
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        Outcome clean = values.run(image, goals.get(0));
        Maps channels = Maps.of(clean.attribution());
        Question question = Question.of(goals, clean.logits(), progress);
        double[][] scores = masked.of(image, channels, spread.scored(channels), question);
        return Arrays.stream(scores)
                .map(ofGoal -> clean.withAttribution(channels.times(spread.weights(ofGoal))))
                .toList();
    }

    @Override
    public void close() {
        values.close();
        masked.close();
    }
}
