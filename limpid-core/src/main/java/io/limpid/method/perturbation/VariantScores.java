package io.limpid.method.perturbation;

import io.limpid.program.BatchMemory;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.program.Scorer;
import io.limpid.program.Variants;
import io.limpid.run.Goal;
import io.limpid.run.Progress;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The scores of many variants, a batch at a time; no more than one batch is in memory.
 *
 * @param variants gives logits
 * @param scorer reads the score off them
 * @param batch how many variants go through at once
 */
record VariantScores(Variants variants, Scorer scorer, int batch) implements AutoCloseable {
    /**
     * Loads a network behind a recipe.
     *
     * @param asked what is read off, and how many at once
     * @param count how many variants one image has at most
     * @throws IllegalArgumentException if the score cannot be told from the outputs, or a batch would not fit into memory
     */
    static VariantScores of(Network network, Variants.Recipe recipe, Asked asked, int count) {
        Scorer scorer = Scorer.of(asked.score(), network);
        int batch = BatchMemory.ofThisMachine().batch(network, BatchMemory.Pass.FORWARD, asked.batch(), count);
        return new VariantScores(Variants.of(network, recipe), scorer, batch);
    }

    /**
     * What a method is asked for.
     *
     * @param score that is read off
     * @param batch how many variants go through at once, if there are as many
     */
    record Asked(Score score, int batch) {}

    /** Makes what is fed for the variants from {@code start} to before {@code end}. */
    interface Feed {
        Map<String, Tensor> of(int start, int end);
    }

    /**
     * What is asked of each variant, and who hears how many are done.
     *
     * @param goals of one image each, classes put in
     */
    record Question(List<Goal> goals, Progress progress) {
        Question {
            goals = List.copyOf(goals);
        }

        /** Asks for goals whose ranks, if they stand for any, are those of logits. */
        static Question of(List<Goal> goals, Tensor logits, Progress progress) {
            return new Question(Goal.resolved(goals, logits), progress);
        }
    }

    /** Returns the scores of {@code count} variants, a row for each goal. */
    double[][] of(int count, Feed feed, Question question) {
        double[][] scores = new double[question.goals().size()][count];
        for (int start = 0; start < count; start += batch) {
            int end = Math.min(start + batch, count);
            Tensor logits = variants.logits(feed.of(start, end));
            for (int i = start; i < end; i++) {
                float[] variant = logits.row(i - start).toFloats();
                for (int goal = 0; goal < scores.length; goal++) {
                    scores[goal][i] = scorer.value(variant, question.goals().get(goal));
                }
            }
            question.progress().at((double) end / count);
        }
        return scores;
    }

    @Override
    public void close() {
        variants.close();
    }
}
