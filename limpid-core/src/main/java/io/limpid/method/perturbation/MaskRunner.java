package io.limpid.method.perturbation;

import io.limpid.method.perturbation.VariantScores.Question;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.SharingRunner;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A method that looks at scores of an image seen through masks, compiled for a network.
 *
 * @param runs gives the scores
 * @param planner what is done with an image
 */
public record MaskRunner(MaskedRuns runs, Function<Tensor, Plan> planner) implements SharingRunner {
    /** What is done with one image. */
    public interface Plan {
        /** Returns the image and what is behind it. */
        MaskedRuns.Scene scene();

        /** Returns the masks. */
        Masks masks();

        /** Returns what the scores say: of the image itself, and behind each mask. */
        Finding finding(double clean, double[] scores);
    }

    /**
     * What is found.
     *
     * @param map {@code [1,H,W]}
     * @param balances what it sums to if that is known by definition
     */
    public record Finding(Tensor map, List<Balance> balances) {
        public Finding {
            balances = List.copyOf(balances);
        }
    }

    @Override
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        Plan plan = planner.apply(image);
        Tensor logits = runs.logits(plan.scene(), plan.masks());
        Question question = Question.of(goals, logits, progress);
        double[][] scores = runs.scores(plan.scene(), plan.masks(), question);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double clean = runs.score(logits, question.goals().get(i));
            Finding finding = plan.finding(clean, scores[i]);
            outcomes.add(new Outcome(logits, finding.map(), finding.balances()));
        }
        return outcomes;
    }

    @Override
    public void close() {
        runs.close();
    }
}
