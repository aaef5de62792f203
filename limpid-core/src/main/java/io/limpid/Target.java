package io.limpid;

import io.limpid.run.Goal;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Which output is explained. */
public sealed interface Target {
    /** Returns the class with the highest score. */
    static Target predicted() {
        return new Top(1);
    }

    /**
     * Returns the {@code count} classes with the highest scores, each explained by itself.
     *
     * @throws IllegalArgumentException if {@code count} is not positive
     */
    static Target top(int count) {
        return new Top(count);
    }

    /**
     * Returns one class; of outputs at many places, one number by its index among all, which
     * {@link io.limpid.program.Outputs#index} gives for {@code class, row, column}.
     *
     * @throws IllegalArgumentException if {@code index} is negative
     */
    static Target classIndex(int index) {
        return new ClassIndex(index);
    }

    /** Returns the difference of two classes: why {@code index} rather than {@code against}. */
    static Target contrast(int index, int against) {
        return new Contrast(index, against);
    }

    /**
     * Returns several targets, each explained by itself.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Target each(List<Target> targets) {
        return new Each(targets);
    }

    /**
     * Returns the goals that the scores of one image make of this target, each for a batch of one.
     *
     * @throws IllegalArgumentException if a class is out of range
     */
    List<Goal> goals(float[] logits);

    /**
     * Returns the same goals before any score is known: the highest by their ranks, see {@link Goal#ofRank}.
     *
     * @param scores how many there are
     * @throws IllegalArgumentException if a class is out of range
     */
    default List<Goal> ranked(int scores) {
        return goals(new float[scores]);
    }

    /** The classes with the highest scores. */
    record Top(int count) implements Target {
        public Top {
            if (count < 1) {
                throw new IllegalArgumentException("top" + count + " asks for no class; use top1, top5, …");
            }
        }

        @Override
        public List<Goal> goals(float[] logits) {
            PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst(logits));
            for (int i = 0; i < logits.length; i++) {
                best.add(i);
                if (best.size() > count) {
                    best.remove();
                }
            }
            return best.stream()
                    .sorted(worstFirst(logits).reversed())
                    .map(index -> Goal.of(index, 1))
                    .toList();
        }

        @Override
        public List<Goal> ranked(int scores) {
            return IntStream.rangeClosed(1, Math.min(count, scores))
                    .mapToObj(rank -> Goal.ofRank(rank, 1))
                    .toList();
        }

        /** Of equal scores the later one is worse. */
        private static Comparator<Integer> worstFirst(float[] logits) {
            return Comparator.<Integer>comparingDouble(index -> logits[index]).thenComparing(Comparator.reverseOrder());
        }
    }

    /** One class. */
    record ClassIndex(int index) implements Target {
        public ClassIndex {
            if (index < 0) {
                throw new IllegalArgumentException("class index is " + index + "; it must be 0 or more");
            }
        }

        @Override
        public List<Goal> goals(float[] logits) {
            return List.of(Goal.of(inRange(index, logits), 1));
        }
    }

    /** The difference of two classes. */
    record Contrast(int index, int against) implements Target {
        @Override
        public List<Goal> goals(float[] logits) {
            return List.of(Goal.of(inRange(index, logits), inRange(against, logits), 1));
        }
    }

    /** Several targets, one after another. */
    record Each(List<Target> targets) implements Target {
        public Each {
            targets = List.copyOf(targets);
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("no target is given; give one or more, such as Target.predicted()");
            }
        }

        @Override
        public List<Goal> goals(float[] logits) {
            return targets.stream()
                    .flatMap(target -> target.goals(logits).stream())
                    .toList();
        }

        @Override
        public List<Goal> ranked(int scores) {
            return targets.stream()
                    .flatMap(target -> target.ranked(scores).stream())
                    .toList();
        }
    }

    private static int inRange(int index, float[] logits) {
        if (index < 0 || index >= logits.length) {
            throw new IllegalArgumentException("class " + index + " is out of range; this model has the classes 0 to "
                    + (logits.length - 1) + (index == logits.length ? " (its first class is number 0)" : ""));
        }
        return index;
    }
}
