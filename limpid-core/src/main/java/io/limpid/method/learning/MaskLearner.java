package io.limpid.method.learning;

import io.limpid.backward.rule.Composites;
import io.limpid.image.Size;
import io.limpid.method.baseline.Baseline;
import io.limpid.program.GraphProgram;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.Optional;
import java.util.function.Function;

/**
 * Learns a mask for each image, with one or two backward passes of the network for each step.
 *
 * @param gradient gives the derivative of the score by the image
 * @param range what black and white are, if that is known
 * @param course what is learned, and how long
 * @param start makes the mask to begin with for an image's size
 */
record MaskLearner(Runner gradient, Optional<InputRange> range, Course course, Function<Size, LearnedMask> start)
        implements ImageRunner {
    /**
     * What is learned, and how long.
     *
     * @param steps how many
     * @param baseline what is seen where the mask hides the image
     * @param levels in how many levels the image turns into the baseline, 2 or more
     * @param game what the mask is to do
     * @param jitter how the image is moved in each step
     */
    record Course(int steps, Baseline baseline, int levels, Game game, Move.Jitter jitter) {}

    /** Compiles a course for a network. */
    static MaskLearner on(Network network, Score score, Course course, Function<Size, LearnedMask> start) {
        Runner gradient = GraphProgram.write(
                        network,
                        frame -> frame.backward(
                                Composites.gradient(),
                                frame.seed(score),
                                frame.network().input()))
                .open();
        return new MaskLearner(gradient, network.inputRange(), course, start);
    }

    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = gradient.run(image, goal);
        Goal fixed = goal.resolvedBy(clean.logits().toFloats());
        Pyramid pyramid = Pyramid.of(image, course.baseline(), range, course.levels());
        LearnedMask mask = start.apply(pyramid.size());
        for (int step = 0; step < course.steps(); step++) {
            Move move = course.jitter().at(step);
            mask.learn(course.game().slope(seen -> slope(pyramid, seen, move, fixed), mask.at(step)));
            progress.at((step + 1.0) / course.steps());
        }
        return clean.withAttribution(mask.result());
    }

    private double[] slope(Pyramid pyramid, double[] mask, Move move, Goal goal) {
        Tensor seen = pyramid.seen(mask, move);
        return pyramid.slope(mask, move, gradient.run(seen, goal).attribution());
    }

    @Override
    public void close() {
        gradient.close();
    }
}
