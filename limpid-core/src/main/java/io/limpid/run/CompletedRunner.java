package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

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
            Outcome row = outcome.row(i);
            rows.add(completion.of(row, goal.row(i).resolvedBy(row.logits().toFloats())));
        }
        return Batches.join(rows);
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
