package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.List;

/** A runner whose many runs for an image are the same whatever the goal, so that several goals cost little more than one. */
public interface SharingRunner extends ImageRunner {
    @Override
    default Outcome explain(Tensor image, Goal goal, Progress progress) {
        return runEach(image, List.of(goal), progress).get(0);
    }

    @Override
    List<Outcome> runEach(Tensor image, List<Goal> goals, Progress progress);
}
