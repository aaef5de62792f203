package io.limpid.testkit.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** Elements picked by place, or put at places. */
final class Selections {
    private Selections() {}

    /** From start to end in steps, along the given axes; bounds beyond the ends are moved to the ends. */
    static DoubleTensor slice(Call call) {
        DoubleTensor x = call.x();
        long[] starts = call.integers(1);
        int[] axes =
                call.has(3) ? call.axes(3) : IntStream.range(0, starts.length).toArray();
        long[] steps = call.integers(4, Arrays.stream(starts).map(start -> 1).toArray());
        DoubleTensor sliced = x;
        for (int i = 0; i < axes.length; i++) {
            int[] places = places(x.size(axes[i]), starts[i], call.integers(2)[i], steps[i]);
            sliced = picked(sliced, axes[i], places);
        }
        return sliced;
    }

    private static int[] places(int size, long start, long end, long step) {
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? size : size - 1;
        long from = clamp(start < 0 ? start + size : start, Math.max(0, lowest), highest);
        long to = clamp(end < 0 ? end + size : end, lowest, highest);
        long count = Math.max(0, (to - from + step - Long.signum(step)) / step);
        return IntStream.range(0, (int) count).map(i -> (int) (from + i * step)).toArray();
    }

    private static long clamp(long value, long low, long high) {
        return Math.min(high, Math.max(low, value));
    }

    private static DoubleTensor picked(DoubleTensor x, int axis, int... places) {
        return DoubleTensor.generate(
                        Layout.with(x.sizes(), axis, places.length),
                        index -> x.get(Layout.with(index, axis, places[index[axis]])))
                .as(x.type());
    }

    /** The slices that the indices name along an axis, which the axes of the indices replace. */
    static DoubleTensor gather(Call call) {
        DoubleTensor x = call.x();
        DoubleTensor indices = call.input(1);
        int axis = call.axis(0);
        int[] places = IntStream.range(0, indices.size())
                .map(i -> Layout.axis((long) indices.at(i), x.size(axis)))
                .toArray();
        int[] before = Arrays.copyOf(x.sizes(), axis);
        int[] after = Layout.from(axis + 1, x.sizes());
        return picked(x, axis, places).reshaped(Layout.concat(Layout.concat(before, indices.sizes()), after));
    }

    static DoubleTensor gatherElements(Call call) {
        DoubleTensor x = call.x();
        DoubleTensor indices = call.input(1);
        int axis = call.axis(0);
        return DoubleTensor.generate(indices.sizes(), index -> x.get(target(index, axis, x, indices)))
                .as(x.type());
    }

    /** Picks slices by tuples of indices along the first axes; for {@code batch_dims} 0. */
    static DoubleTensor gatherNd(Call call) {
        DoubleTensor x = call.x();
        DoubleTensor indices = call.input(1);
        int[] tuples = Arrays.copyOf(indices.sizes(), indices.sizes().length - 1);
        int named = indices.size(tuples.length);
        int[] sizes = Layout.concat(tuples, Layout.from(named, x.sizes()));
        return DoubleTensor.generate(sizes, index -> {
            int[] tuple = Arrays.copyOf(index, tuples.length);
            int[] first = IntStream.range(0, named)
                    .map(i -> Layout.axis((long) indices.get(Layout.concat(tuple, new int[] {i})), x.size(i)))
                    .toArray();
            return x.get(Layout.concat(first, Layout.from(tuples.length, index)));
        });
    }

    /** Puts the updates at the places that the indices name along an axis; {@code reduction} says how with what is there. */
    static DoubleTensor scatterElements(Call call) {
        DoubleTensor x = call.x();
        DoubleTensor indices = call.input(1);
        DoubleTensor updates = call.input(2);
        DoubleBinaryOperator reduction = reduction(call);
        double[] y = x.toDoubles();
        for (int i = 0; i < updates.size(); i++) {
            int[] index = Layout.index(i, indices.sizes());
            int place = Layout.flat(target(index, call.axis(0), x, indices), x.sizes());
            y[place] = reduction.applyAsDouble(y[place], updates.at(i));
        }
        return DoubleTensor.wrap(y, x.sizes());
    }

    private static int[] target(int[] index, int axis, DoubleTensor x, DoubleTensor indices) {
        return Layout.with(index, axis, Layout.axis((long) indices.get(index), x.size(axis)));
    }

    private static DoubleBinaryOperator reduction(Call call) {
        return switch (call.attributes().text("reduction", "none")) {
            case "none" -> (old, update) -> update;
            case "add" -> Double::sum;
            case "mul" -> (old, update) -> old * update;
            case "max" -> Math::max;
            case "min" -> Math::min;
            default -> throw call.unsupported("an unknown reduction");
        };
    }

    /** All starts, then all ends; constant, reflected or repeated border; negative amounts crop. */
    static DoubleTensor pad(Call call) {
        DoubleTensor x = call.x();
        int[] axes = call.axes(3);
        int[] amounts = Layout.toInts(call.integers(1));
        String mode = call.attributes().text("mode", "constant");
        double constant = call.optional(2).map(value -> value.at(0)).orElse(0.0);
        DoubleTensor padded = x;
        for (int i = 0; i < axes.length; i++) {
            int[] places = bordered(call, x.size(axes[i]), mode, amounts[i], amounts[i + axes.length]);
            padded = pickedOr(constant, padded, axes[i], places);
        }
        return padded;
    }

    private static int[] bordered(Call call, int size, String mode, int begin, int end) {
        IntStream places = IntStream.range(-begin, size + end);
        return switch (mode) {
            case "constant" -> places.map(place -> place < size ? place : -1).toArray();
            case "edge" -> places.map(place -> (int) clamp(place, 0, size - 1)).toArray();
            case "reflect" -> places.map(place -> mirrored(place, size)).toArray();
            default -> throw call.unsupported("mode " + mode);
        };
    }

    private static int mirrored(int place, int size) {
        if (size == 1) {
            return 0;
        }
        int phase = Math.floorMod(place, 2 * size - 2);
        return phase < size ? phase : 2 * size - 2 - phase;
    }

    private static DoubleTensor pickedOr(double constant, DoubleTensor x, int axis, int... places) {
        return DoubleTensor.generate(Layout.with(x.sizes(), axis, places.length), index -> {
            int place = places[index[axis]];
            index[axis] = Math.max(place, 0);
            return place < 0 ? constant : x.get(index);
        });
    }

    /** A new axis with the "on" value at the index and the "off" value elsewhere; no "on" for an index out of range. */
    static DoubleTensor oneHot(Call call) {
        DoubleTensor indices = call.x();
        int depth = Math.toIntExact(call.integers(1)[0]);
        int axis = Layout.axis(call.integer("axis", -1), indices.rank() + 1);
        DoubleTensor offOn = call.input(2);
        int[] before = Arrays.copyOf(indices.sizes(), axis);
        int[] shape = Layout.concat(Layout.concat(before, depth), Layout.from(axis, indices.sizes()));
        return DoubleTensor.generate(shape, index -> {
            int[] rest = IntStream.range(0, index.length)
                    .filter(i -> i != axis)
                    .map(i -> index[i])
                    .toArray();
            return offOn.at(Layout.axis((long) indices.get(rest), depth) == index[axis] ? 1 : 0);
        });
    }

    /** {@code condition ? x : y}, broadcast. */
    static DoubleTensor where(Call call) {
        DoubleTensor condition = call.x();
        DoubleTensor yes = call.input(1);
        DoubleTensor no = call.input(2);
        int[] shape = Layout.broadcast(condition.sizes(), Layout.broadcast(yes.sizes(), no.sizes()));
        List<DoubleTensor> all = List.of(condition.broadcast(shape), yes.broadcast(shape), no.broadcast(shape));
        double[] y = IntStream.range(0, Layout.count(shape))
                .mapToDouble(i -> all.get(all.get(0).at(i) != 0 ? 1 : 2).at(i))
                .toArray();
        return DoubleTensor.wrap(y, shape).as(yes.type());
    }
}
