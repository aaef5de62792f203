package io.limpid.method.ensemble;

import io.limpid.program.Scorer;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * RSI-Grad-CAM compiled for a network.
 *
 * @param method what is computed
 * @param scorer reads the score off the logits
 * @param walk gives activations and gradients of the points
 */
record RsiGradCamRunner(RsiGradCam method, Scorer scorer, Walk walk) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome end = walk.runner().run(image, goal);
        Goal fixed = goal.resolvedBy(end.logits().toFloats());
        Tensor start = walk.start(method.line().baseline(), image);
        Tensor both = end.attribution();
        StieltjesSum integral = new StieltjesSum(both.size() / 2, method.units());
        int steps = method.line().steps();
        List<Double> places = IntStream.rangeClosed(0, steps)
                .mapToObj(l -> (double) l / steps)
                .toList();
        walk.go(start, image, new Walk.Stops(places, fixed, progress), (l, found) -> integral.add(found));
        int size = both.size(2) * both.size(3);
        Tensor map = Tensor.of(integral.map(size), 1, both.size(2), both.size(3));
        return new Outcome(end.logits(), map, balances(end, start, fixed, integral));
    }

    /** Returns the balance if all units count, for only then it holds. */
    private List<Balance> balances(Outcome end, Tensor start, Goal goal, StieltjesSum integral) {
        if (method.units() != StieltjesSum.Units.ALL) {
            return List.of();
        }
        double there = scorer.value(end.logits().toFloats(), goal);
        double here = scorer.value(walk.runner().logits(start).toFloats(), goal);
        return List.of(new Balance(integral.total(), there - here));
    }

    @Override
    public void close() {
        walk.close();
    }
}
