package io.limpid.testkit.reference;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What a sliding window makes of the elements under it. */
final class Pooling {
    private Pooling() {}

    /** The greatest element, and its place in the whole input; the first one among equals. */
    static List<DoubleTensor> max(Call call) {
        if (call.integer("storage_order", 0) != 0) {
            throw call.unsupported("storage_order 1");
        }
        DoubleTensor x = call.x();
        DoubleTensor places = pool(call, (plane, position, taps) -> plane.start() + argMax(plane, taps));
        DoubleTensor y = places.map(place -> x.at((int) place));
        return List.of(y, DoubleTensor.integers(places.data(), places.sizes()));
    }

    private static int argMax(Plane plane, int... taps) {
        int best = taps[1];
        for (int i = 3; i < taps.length; i += 2) {
            best = plane.get(taps[i]) > plane.get(best) ? taps[i] : best;
        }
        return best;
    }

    /** The mean; padding counts as zeros if {@code count_include_pad} says so, what lies beyond it never counts. */
    static DoubleTensor average(Call call) {
        boolean countsPadding = call.integer("count_include_pad", 0) == 1;
        int[] coverage = window(call).coverage();
        return pool(call, (plane, position, taps) -> {
            int divisor = countsPadding ? coverage[position] : taps.length / 2;
            return sum(taps, plane::get) / divisor;
        });
    }

    /** {@code (sum of |x|^p)^(1/p)}. */
    static DoubleTensor lp(Call call) {
        double p = call.integer("p", 2);
        return pool(
                call,
                (plane, position, taps) ->
                        Math.pow(sum(taps, place -> Math.pow(Math.abs(plane.get(place)), p)), 1 / p));
    }

    private static double sum(int[] taps, IntToDoubleFunction term) {
        return IntStream.range(0, taps.length / 2)
                .mapToDouble(i -> term.applyAsDouble(taps[2 * i + 1]))
                .sum();
    }

    private static DoubleTensor pool(Call call, Summary summary) {
        DoubleTensor x = call.x();
        Window window = window(call);
        int[][] taps = window.taps();
        int[] shape = Layout.concat(new int[] {x.size(0), x.size(1)}, window.out());
        double[] y = new double[Layout.count(shape)];
        for (int i = 0; i < y.length; i++) {
            int position = i % taps.length;
            y[i] = summary.of(Plane.of(x, i / taps.length), position, taps[position]);
        }
        return DoubleTensor.wrap(y, shape);
    }

    private static Window window(Call call) {
        int[] kernel = Layout.toInts(call.attributes().integers("kernel_shape"));
        return Window.over(call.attributes(), Layout.from(2, call.x().sizes()), kernel);
    }

    /** What becomes of the elements under the window at one position. */
    private interface Summary {
        double of(Plane plane, int position, int... taps);
    }
}
