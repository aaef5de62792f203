package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Which output is explained, one entry for each image of a batch.
 *
 * @param targets {@code int64[N]}, output indices; {@link #PREDICTED} for the one with the highest score, see
 *     {@link #ofRank} for the others
 * @param contrasts {@code int64[N]}, output indices whose score is subtracted; {@link #NONE} for none
 */
public record Goal(Tensor targets, Tensor contrasts) {
    /** Stands for the predicted class. */
    public static final long PREDICTED = -1;
    /** Stands for no contrast. */
    public static final long NONE = -1;

    /** Returns the same target without contrast for each of {@code batch} images. */
    public static Goal of(long target, int batch) {
        return of(target, NONE, batch);
    }

    /**
     * Returns the class of a rank for each of {@code batch} images: 1 for the highest score, 2 for the next. Above 1 only the
     * runner of several targets knows ranks, up to their number.
     */
    public static Goal ofRank(int rank, int batch) {
        return of(-rank, batch);
    }

    /** Returns the same target and contrast for each of {@code batch} images. */
    public static Goal of(long target, long contrast, int batch) {
        return new Goal(filled(target, batch), filled(contrast, batch));
    }

    /** Returns the entries of several goals, one behind the other. */
    public static Goal join(List<Goal> goals) {
        return new Goal(
                Batches.stack(goals.stream().map(Goal::targets).toList()),
                Batches.stack(goals.stream().map(Goal::contrasts).toList()));
    }

    private static Tensor filled(long value, int batch) {
        long[] values = new long[batch];
        Arrays.fill(values, value);
        return Tensor.vector(values);
    }

    /** Returns the target of one image. */
    public long target(int index) {
        return targets.longs().get(index);
    }

    /** Returns the contrast of one image. */
    public long contrast(int index) {
        return contrasts.longs().get(index);
    }

    /** Returns the entry of one image. */
    public Goal row(int index) {
        return new Goal(targets.row(index), contrasts.row(index));
    }

    /** Returns the entry of the only image, repeated. */
    public Goal repeated(int batch) {
        return of(target(0), contrast(0), batch);
    }

    /** Returns the goal of one image with its predicted class put in, if that is what it stands for. */
    public Goal resolvedBy(float[] logits) {
        if (target(0) != PREDICTED) {
            return this;
        }
        int predicted = 0;
        for (int i = 1; i < logits.length; i++) {
            predicted = logits[i] > logits[predicted] ? i : predicted;
        }
        return of(predicted, contrast(0), 1);
    }
}
