package io.limpid.method;

import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Score;
import io.limpid.program.Scorer;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;

/** A net asked for one score at a time, with images that are masked here: the slow way round to what methods find. */
public final class PlainScores implements AutoCloseable {
    private final Runner runner;
    private final Scorer scorer;
    private final Goal goal;

    private PlainScores(Runner runner, Scorer scorer, Goal goal) {
        this.runner = runner;
        this.scorer = scorer;
        this.goal = goal;
    }

    /** Returns the scores of a net for a class. */
    public static PlainScores of(RandomNet net, Score score, int target) {
        Runner runner =
                GraphProgram.write(Explained.network(net), Frame::logits).open();
        return new PlainScores(runner, Scorer.of(score, Explained.network(net)), Goal.of(target, 1));
    }

    /** Returns the score of an image. */
    public double of(Tensor image) {
        return scorer.value(runner.logits(image).toFloats(), goal);
    }

    /** Returns the score of an image where a mask, row by row, is 1, and of what is behind it where it is 0. */
    public double masked(Tensor image, double[] mask, Tensor behind) {
        float[] seen = image.toFloats();
        float[] hidden = behind.toFloats();
        for (int i = 0; i < seen.length; i++) {
            double share = mask[i % mask.length];
            seen[i] = (float) (seen[i] * share + hidden[i] * (1 - share));
        }
        return of(Tensor.of(seen, image.shape()));
    }

    @Override
    public void close() {
        runner.close();
    }
}
