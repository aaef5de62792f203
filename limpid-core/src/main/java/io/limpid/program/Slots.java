package io.limpid.program;

import io.limpid.run.Goal;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * How many targets are explained in one run.
 *
 * @param each the targets of one run
 * @param all the targets in all
 */
record Slots(int each, int all) {
    /** With so many the forward pass is a small part already, and each more makes the program longer. */
    private static final int MOST = 8;

    /**
     * Returns slots for so many targets, in as few runs as may be, with as many in each.
     *
     * @param all at least 1
     * @param affordable how many a program can be written for before it is too long
     */
    static Slots of(int all, int affordable) {
        int most = Math.max(1, Math.min(MOST, affordable));
        int runs = (all + most - 1) / most;
        return new Slots((all + runs - 1) / runs, all);
    }

    /** Returns the goals of each run; the last of them is repeated where there are too few. */
    List<List<Goal>> runs(List<Goal> goals) {
        List<Goal> filled = new ArrayList<>(goals);
        Goal last = goals.get(goals.size() - 1);
        filled.addAll(Collections.nCopies((each - goals.size() % each) % each, last));
        List<List<Goal>> runs = new ArrayList<>();
        for (int start = 0; start < filled.size(); start += each) {
            runs.add(filled.subList(start, start + each));
        }
        return runs;
    }

    /** Returns one number of each goal, {@code int64[N, each]}: a row for each image. */
    static Tensor rows(List<Goal> goals, Function<Goal, Tensor> number) {
        List<Tensor> columns = goals.stream().map(number).toList();
        int batch = columns.get(0).size(0);
        long[] rows = new long[batch * goals.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = columns.get(i % goals.size()).longs().get(i / goals.size());
        }
        return Tensor.vector(rows).reshaped(batch, goals.size());
    }
}
