package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A runner that completes each image's outcome when it knows the goal.
 *
 * @param first what runs
 * @param completion adds to the outcome of one image
 */
record CompletedRunner(Runner first, Runner.Completion completion) implements Runner {
    @Override
    public Outcome run(Tensor input, Goal goal) {
        return run(input, goal, Progress.NONE);
    }

    @Override
    public Outcome run(Tensor input, Goal goal, Progress progress) {
        Outcome outcome = first.run(input, goal, progress);
        List<Outcome> rows = new ArrayList<>();
        for (int i = 0; i < input.size(0); i++) {
            rows.add(completed(outcome.row(i), goal.row(i)));
        }
        return Batches.join(rows);
    }

    @Override
    public List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress) {
        List<Outcome> outcomes = first.runEach(image, goals, progress);
        return IntStream.range(0, goals.size())
                .mapToObj(i -> completed(outcomes.get(i), goals.get(i)))
                .toList();
    }

    private Outcome completed(Outcome row, Goal goal) {
        return completion.of(row, goal.resolvedBy(row.logits().toFloats()));
    }

    @Override
    public Tensor logits(Tensor input) {
        return first.logits(input);
    }

    @Override
    public void close() {
        first.close();
    }
}
