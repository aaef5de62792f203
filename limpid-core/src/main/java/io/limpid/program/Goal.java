package io.limpid.program;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Which output is explained, one entry for each image of a batch.
 *
 * @param target output index; {@link #PREDICTED} for the one with the highest score
 * @param contrast output index whose score is subtracted; {@link #NONE} for none
 */
public record Goal(long[] target, long[] contrast) {
    /** Stands for the predicted class. */
    public static final long PREDICTED = -1;
    /** Stands for no contrast. */
    public static final long NONE = -1;

    /** Returns the same target without contrast for each of {@code batch} images. */
    public static Goal of(long target, int batch) {
        return of(target, NONE, batch);
    }

    /** Returns the same target and contrast for each of {@code batch} images. */
    public static Goal of(long target, long contrast, int batch) {
        long[] targets = new long[batch];
        long[] contrasts = new long[batch];
        Arrays.fill(targets, target);
        Arrays.fill(contrasts, contrast);
        return new Goal(targets, contrasts);
    }

    /** Returns the entries of several goals, one after another. */
    public static Goal join(List<Goal> goals) {
        return new Goal(
                goals.stream().flatMapToLong(goal -> Arrays.stream(goal.target)).toArray(),
                goals.stream().flatMapToLong(goal -> Arrays.stream(goal.contrast)).toArray());
    }

    /** Returns the entry of one image. */
    public Goal row(int index) {
        return new Goal(new long[] {target[index]}, new long[] {contrast[index]});
    }

    /** Returns the entry of the only image, repeated. */
    public Goal repeated(int batch) {
        return of(target[0], contrast[0], batch);
    }

    Tensor targets() {
        return Tensor.vector(target);
    }

    Tensor contrasts() {
        return Tensor.vector(contrast);
    }
}
