package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A runner that explains the images of a batch one after the other: for methods that need many runs for each. */
public interface ImageRunner extends Runner {
    /**
     * Explains one image.
     *
     * @param image {@code [1,C,H,W]}
     * @param goal of one image
     * @param progress hears how far it is
     */
    Outcome explain(Tensor image, Goal goal, Progress progress);

    @Override
    default Outcome run(Tensor input, Goal goal) {
        return run(input, goal, Progress.NONE);
    }

    @Override
    default Outcome run(Tensor input, Goal goal, Progress progress) {
        List<Outcome> rows = new ArrayList<>();
        int count = input.size(0);
        for (int i = 0; i < count; i++) {
            rows.add(explain(input.row(i), goal.row(i), progress.part(i, count)));
        }
        return Batches.join(rows);
    }
}
