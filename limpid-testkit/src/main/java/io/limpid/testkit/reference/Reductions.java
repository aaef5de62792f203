package io.limpid.testkit.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Many elements made into one, or ranked, along axes. */
final class Reductions {
    private Reductions() {}

    /** Returns the operator that folds the axes named by its second input; if there are none, all axes or none of them. */
    static ReferenceOperator over(ToDoubleFunction<double[]> fold) {
        return call -> {
            int[] named = call.integers(1).length == 0 ? new int[0] : call.axes(1);
            boolean all = named.length == 0 && call.integer("noop_with_empty_axes", 0) == 0;
            int[] axes = all ? IntStream.range(0, call.x().rank()).toArray() : named;
            return List.of(
                    folded(call, Lanes.of(call.x(), axes), fold).as(call.x().type()));
        };
    }

    /** Returns the operator that folds the attribute {@code axis} to the place of one of its elements. */
    static ReferenceOperator place(ToDoubleFunction<double[]> place) {
        return call -> {
            boolean last = call.integer("select_last_index", 0) == 1;
            int size = call.x().size(call.axis(0));
            ToDoubleFunction<double[]> chosen = last ? lane -> size - 1 - place.applyAsDouble(reversed(lane)) : place;
            DoubleTensor places = folded(call, Lanes.of(call.x(), call.axis(0)), chosen);
            return List.of(DoubleTensor.integers(places.data(), places.sizes()));
        };
    }

    private static DoubleTensor folded(Call call, Lanes lanes, ToDoubleFunction<double[]> fold) {
        DoubleTensor folded = lanes.fold(fold);
        return call.integer("keepdims", 1) == 1 ? folded : lanes.dropAxes(folded);
    }

    /** The k greatest (or smallest) elements along an axis and their places, sorted; the first ones among equals. */
    static List<DoubleTensor> topK(Call call) {
        int k = Math.toIntExact(call.integers(1)[0]);
        double sign = call.integer("largest", 1) == 1 ? -1 : 1;
        Lanes lanes = Lanes.of(call.x(), call.axis(-1));
        DoubleTensor values = lanes.map(lane ->
                Arrays.stream(ranked(lane, sign, k)).mapToDouble(i -> lane[i]).toArray());
        DoubleTensor places = lanes.map(
                lane -> Arrays.stream(ranked(lane, sign, k)).asDoubleStream().toArray());
        return List.of(values, DoubleTensor.integers(places.data(), places.sizes()));
    }

    private static int[] ranked(double[] lane, double sign, int k) {
        return IntStream.range(0, lane.length)
                .boxed()
                .sorted((i, j) -> Double.compare(sign * lane[i], sign * lane[j]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The running sum along the axis that the second input names. */
    static DoubleTensor cumSum(Call call) {
        boolean exclusive = call.integer("exclusive", 0) == 1;
        boolean reverse = call.integer("reverse", 0) == 1;
        return Lanes.of(call.x(), call.axes(1)).map(lane -> {
            double[] sums = running(reverse ? reversed(lane) : lane, exclusive);
            return reverse ? reversed(sums) : sums;
        });
    }

    private static double[] running(double[] lane, boolean exclusive) {
        double[] sums = new double[lane.length];
        double sum = 0;
        for (int i = 0; i < lane.length; i++) {
            sums[i] = exclusive ? sum : sum + lane[i];
            sum += lane[i];
        }
        return sums;
    }

    private static double[] reversed(double... lane) {
        return IntStream.range(0, lane.length)
                .mapToDouble(i -> lane[lane.length - 1 - i])
                .toArray();
    }

    static double argMax(double... lane) {
        return ranked(lane, -1, 1)[0];
    }

    static double argMin(double... lane) {
        return ranked(lane, 1, 1)[0];
    }

    static double sum(double... lane) {
        return Arrays.stream(lane).sum();
    }

    static double mean(double... lane) {
        return sum(lane) / lane.length;
    }

    static double max(double... lane) {
        return Arrays.stream(lane).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }

    static double min(double... lane) {
        return Arrays.stream(lane).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    static double product(double... lane) {
        return Arrays.stream(lane).reduce(1, (a, b) -> a * b);
    }

    static double sumOfSquares(double... lane) {
        return Arrays.stream(lane).map(value -> value * value).sum();
    }

    static double sumOfAbsolutes(double... lane) {
        return Arrays.stream(lane).map(Math::abs).sum();
    }

    static double logOfSumOfExponentials(double... lane) {
        double greatest = max(lane);
        return greatest
                + Math.log(Arrays.stream(lane).map(x -> Math.exp(x - greatest)).sum());
    }

    static double norm(double... lane) {
        return Math.sqrt(sumOfSquares(lane));
    }
}
