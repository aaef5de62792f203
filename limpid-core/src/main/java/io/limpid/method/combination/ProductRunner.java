package io.limpid.method.combination;

import io.limpid.run.Batches;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Two methods on the same images, and what is made of their attributions.
 *
 * @param first also says which class is predicted
 * @param second explains the same class
 * @param join makes one attribution of two, image by image
 */
record ProductRunner(Runner first, Runner second, BinaryOperator<Tensor> join) implements Runner {
    @Override
    public Outcome run(Tensor input, Goal goal) {
        return run(input, goal, Progress.NONE);
    }

    @Override
    public Outcome run(Tensor input, Goal goal, Progress progress) {
        Outcome one = first.run(input, goal, progress.part(0, 2));
        List<Goal> fixed = new ArrayList<>();
        for (int i = 0; i < input.size(0); i++) {
            fixed.add(goal.row(i).resolvedBy(one.logits().row(i).toFloats()));
        }
        Outcome other = second.run(input, Goal.join(fixed), progress.part(1, 2));
        List<Tensor> joined = new ArrayList<>();
        for (int i = 0; i < input.size(0); i++) {
            joined.add(join.apply(one.attribution().row(i), other.attribution().row(i)));
        }
        return other.withAttribution(Batches.stack(joined));
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
