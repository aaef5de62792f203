package io.limpid.backward.operator;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/** A choice of places along one axis: {@code y[i] = x[places[i]]}; a place may be chosen never, once or several times. */
final class Selection {
    private final int size;
    private final int[] places;

    private Selection(int size, int... places) {
        this.size = size;
        this.places = places;
    }

    /**
     * Returns a selection.
     *
     * @param size the number of places that there are
     * @param places the chosen ones, each from 0 to before {@code size}
     */
    static Selection of(int size, int... places) {
        return new Selection(size, places.clone());
    }

    /** Emits the transpose: each place receives the sum of the signals of those who chose it. */
    Value transpose(Emitter emit, Value signal, Axis axis) {
        if (isRun()) {
            int first = places.length == 0 ? 0 : places[0];
            return emit.pad(signal, axis.padding(first, size - first - places.length));
        }
        Value withZero = emit.pad(signal, axis.padding(0, 1));
        long[][] choosers = choosers();
        int most = Arrays.stream(choosers).mapToInt(list -> list.length).max().orElse(0);
        if (most == 1) {
            return emit.gather(withZero, emit.constant(table(choosers, 1).reshaped(size)), axis.index());
        }
        Value gathered = emit.gather(withZero, emit.constant(table(choosers, most)), axis.index());
        return emit.sumOut(gathered, axis.index() + 1);
    }

    private boolean isRun() {
        for (int i = 1; i < places.length; i++) {
            if (places[i] != places[0] + i) {
                return false;
            }
        }
        return true;
    }

    /** Returns for each place the positions that chose it. */
    private long[][] choosers() {
        long[][] choosers = new long[size][0];
        for (int i = 0; i < places.length; i++) {
            long[] known = choosers[places[i]];
            choosers[places[i]] = Arrays.copyOf(known, known.length + 1);
            choosers[places[i]][known.length] = i;
        }
        return choosers;
    }

    /** Returns the choosers as {@code [size, width]}, filled up with the position behind the last, where a zero is. */
    private Tensor table(long[][] choosers, int width) {
        long[] table = new long[size * width];
        Arrays.fill(table, places.length);
        for (int place = 0; place < size; place++) {
            System.arraycopy(choosers[place], 0, table, place * width, choosers[place].length);
        }
        return Tensor.of(table, size, width);
    }

    /** An axis of a value with so many axes. */
    record Axis(int index, int rank) {
        private long[] padding(long start, long end) {
            long[] amounts = new long[2 * rank];
            amounts[index] = start;
            amounts[rank + index] = end;
            return amounts;
        }
    }
}
