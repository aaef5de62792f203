package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
     * Returns the class of a rank for each of {@code batch} images: 1 for the highest score, 2 for the next. Above 1 only
     * runners of several goals know ranks.
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

    /** Returns the goal of one image with a class put in, if it stands for a rank; of equal scores the first comes first. */
    public Goal resolvedBy(float[] logits) {
        if (target(0) >= 0) {
            return this;
        }
        Set<Integer> higher = new HashSet<>();
        for (long rank = target(0); rank < PREDICTED; rank++) {
            higher.add(highest(logits, higher));
        }
        return of(highest(logits, higher), contrast(0), 1);
    }

    /** Returns goals of one image each with classes put in. */
    public static List<Goal> resolved(List<Goal> goals, Tensor logits) {
        float[] scores = logits.toFloats();
        return goals.stream().map(goal -> goal.resolvedBy(scores)).toList();
    }

    private static int highest(float[] logits, Set<Integer> except) {
        int highest = -1;
        for (int i = 0; i < logits.length; i++) {
            boolean isHigher = highest < 0 || logits[i] > logits[highest];
            highest = isHigher && !except.contains(i) ? i : highest;
        }
        return highest;
    }
}
