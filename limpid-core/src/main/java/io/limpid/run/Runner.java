package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A method compiled for one network. Thread-safe; holds native memory until closed. */
public interface Runner extends AutoCloseable {
    /**
     * Explains a batch.
     *
     * @param input {@code [N,C,H,W]}, as the network's input is
     * @param goal one entry for each image
     */
    Outcome run(Tensor input, Goal goal);

    /** Explains a batch, and says how far it is: once, at the end, unless the runner knows more. */
    default Outcome run(Tensor input, Goal goal, Progress progress) {
        Outcome outcome = run(input, goal);
        progress.at(1);
        return outcome;
    }

    /**
     * Explains one image for several goals, one after the other; a {@link SharingRunner} at the price of one.
     *
     * @param image {@code [1,C,H,W]}
     * @param goals of one image each; {@link Goal#ofRank} may be among them
     * @return an outcome for each goal
     */
    default List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = i == 0
                    ? goals.get(0)
                    : goals.get(i).resolvedBy(outcomes.get(0).logits().toFloats());
            outcomes.add(run(image, goal, progress.part(i, goals.size())));
        }
        return outcomes;
    }

    /** Returns only the scores of a batch, {@code [N,K]}, as quickly as they come. */
    default Tensor logits(Tensor input) {
        return run(input, Goal.of(Goal.PREDICTED, input.size(0))).logits();
    }

    /** Returns a runner that changes the attribution of each image, {@code [1,...]}; closing it closes this one. */
    default Runner then(UnaryOperator<Tensor> change) {
        Runner first = this;
        return new Runner() {
            @Override
            public Outcome run(Tensor input, Goal goal) {
                return run(input, goal, Progress.NONE);
            }

            @Override
            public Outcome run(Tensor input, Goal goal, Progress progress) {
                Outcome outcome = first.run(input, goal, progress);
                List<Tensor> changed = IntStream.range(0, input.size(0))
                        .mapToObj(i -> change.apply(outcome.attribution().row(i)))
                        .toList();
                return outcome.withAttribution(Batches.stack(changed));
            }

            @Override
            public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
                return first.runEach(image, goals, progress).stream()
                        .map(outcome -> outcome.withAttribution(change.apply(outcome.attribution())))
                        .toList();
            }

            @Override
            public void close() {
                first.close();
            }
        };
    }

    /** What is made of the outcome of one image. */
    @FunctionalInterface
    interface Completion {
        /**
         * Returns what the outcome becomes.
         *
         * @param outcome of one image
         * @param goal of that image, with its predicted class put in
         */
        Outcome of(Outcome outcome, Goal goal);
    }

    /** Returns a runner that changes the outcome of each image, knowing what was asked; closing it closes this one. */
    default Runner completed(Completion completion) {
        return new CompletedRunner(this, completion);
    }

    @Override
    void close();
}
