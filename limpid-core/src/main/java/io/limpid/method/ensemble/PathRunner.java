package io.limpid.method.ensemble;

import io.limpid.program.Network;
import io.limpid.program.Scorer;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Integrated gradients compiled for a network.
 *
 * @param method what is computed
 * @param network what is explained
 * @param batch how many points go through the model at once
 * @param values gives the layer's values for an image
 * @param gradient gives the gradient at the layer's values
 */
record PathRunner(IntegratedGradients method, Network network, int batch, Runner values, Runner gradient)
        implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome end = values.run(image, goal);
        Goal fixed = goal.resolvedBy(end.logits().toFloats());
        Outcome start = values.run(method.path().baseline().of(image, network.inputRange()), fixed);
        Scorer scorer = Scorer.of(method.score(), network);
        Line line = new Line(new Line.Ends(start, end), fixed, scorer, new Line.Looking(gradient, batch, progress));
        Tensor result = Tensor.of(shares(line), end.attribution().shape());
        double expected = line.endScore() - line.startScore();
        return new Outcome(end.logits(), result, List.of(new Balance(sum(result), expected)));
    }

    private float[] shares(Line line) {
        double[] mean = method.path().rule().mean(line);
        float[] way = line.way();
        float[] shares = new float[way.length];
        for (int i = 0; i < way.length; i++) {
            shares[i] = (float) (way[i] * mean[i]);
        }
        return shares;
    }

    private static double sum(Tensor values) {
        double sum = 0;
        for (float value : values.toFloats()) {
            sum += value;
        }
        return sum;
    }

    @Override
    public void close() {
        values.close();
        gradient.close();
    }
}
