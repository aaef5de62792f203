package io.limpid.method.ensemble;

import io.limpid.run.Batches;
import io.limpid.run.Goal;
import io.limpid.run.Progress;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Many variants of one image on their way through one runner, a few at a time.
 *
 * @param runner explains each
 * @param goal the same for all, of one image
 * @param batch how many go through at once
 */
record Series(Runner runner, Goal goal, int batch) {
    /** Takes what comes out, variant by variant in their order. */
    interface Visitor {
        void visit(int index, float[] attribution);
    }

    /** Makes {@code count} variants, {@code [1,C,H,W]} each, and shows what becomes of them. */
    void run(int count, IntFunction<Tensor> variant, Visitor visitor, Progress progress) {
        for (int start = 0; start < count; start += batch) {
            int first = start;
            int size = Math.min(batch, count - start);
            Tensor inputs = Batches.stack(
                    IntStream.range(first, first + size).mapToObj(variant).toList());
            Tensor results = runner.run(inputs, goal.repeated(size)).attribution();
            for (int i = 0; i < size; i++) {
                visitor.visit(first + i, results.row(i).toFloats());
            }
            progress.at((double) (start + size) / count);
        }
    }
}
