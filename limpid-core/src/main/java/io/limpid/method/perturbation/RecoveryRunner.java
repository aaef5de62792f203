package io.limpid.method.perturbation;

import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.run.Goal;
import io.limpid.run.ImageRunner;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighs maps by how much of the score comes back where the image is sharp before itself blurred: {@code a_k M_k}, {@code
 * [N,K,h,w]}, with {@code a_k = max(s(x H_k + b (1 - H_k)) - s(b), 0)}; a map that is the same everywhere weighs nothing.
 *
 * @param maps gives the maps of an image, {@code [N,K,h,w]}
 * @param masked gives the scores of the image behind maps; one that is the same everywhere leaves it blurred
 */
record RecoveryRunner(Runner maps, MaskedScores masked) implements ImageRunner {
    @Override
    public Outcome explain(Tensor image, Goal goal, Progress progress) {
        Outcome clean = maps.run(image, goal);
        Maps found = Maps.of(clean.attribution());
        List<Integer> varying = found.varying();
        List<Integer> wanted = new ArrayList<>(varying);
        wanted.add(found.count());
        Question question = Question.of(List.of(goal), clean.logits(), progress);
        double[] scores = masked.of(image, found.withEmptyOne(), wanted, question)[0];
        double[] weights = new double[found.count()];
        varying.forEach(k -> weights[k] = Math.max(scores[k] - scores[weights.length], 0));
        return clean.withAttribution(found.times(weights));
    }

    @Override
    public void close() {
        maps.close();
        masked.close();
    }
}
