package io.limpid.testkit.reference;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The elements of a tensor along some of its axes, one array for each index of the others. */
final class Lanes {
    private final DoubleTensor tensor;
    private final int[] axes;
    private final int[] order;
    private final DoubleTensor sorted;

    private Lanes(DoubleTensor tensor, int... axes) {
        this.tensor = tensor;
        this.axes = axes;
        IntStream others = IntStream.range(0, tensor.rank()).filter(axis -> !runsAlong(axis));
        order = Layout.concat(others.toArray(), axes);
        sorted = tensor.transposed(order);
    }

    /** Returns the lanes along axes, counted from the front. */
    static Lanes of(DoubleTensor tensor, int... axes) {
        return new Lanes(tensor, axes);
    }

    private boolean runsAlong(int axis) {
        return Arrays.stream(axes).anyMatch(each -> each == axis);
    }

    /** Returns the tensor with each lane replaced by one of the same length, or of another length along a single axis. */
    DoubleTensor map(UnaryOperator<double[]> function) {
        double[][] results = lanes(function);
        int[] shape = sorted.sizes().clone();
        if (axes.length == 1) {
            shape[shape.length - 1] = results.length == 0 ? 0 : results[0].length;
        }
        double[] data = Arrays.stream(results).flatMapToDouble(Arrays::stream).toArray();
        return DoubleTensor.wrap(data, shape).transposed(inverse());
    }

    /** Returns the tensor with each lane replaced by one number; the axes stay with size 1. */
    DoubleTensor fold(ToDoubleFunction<double[]> function) {
        double[][] results = lanes(lane -> new double[] {function.applyAsDouble(lane)});
        int[] shape = tensor.sizes().clone();
        Arrays.stream(axes).forEach(axis -> shape[axis] = 1);
        return DoubleTensor.wrap(
                Arrays.stream(results).flatMapToDouble(Arrays::stream).toArray(), shape);
    }

    /** Returns a folded tensor without the axes. */
    DoubleTensor dropAxes(DoubleTensor folded) {
        return folded.reshaped(IntStream.range(0, tensor.rank())
                .filter(axis -> !runsAlong(axis))
                .map(tensor::size)
                .toArray());
    }

    private double[][] lanes(UnaryOperator<double[]> function) {
        int length = Arrays.stream(axes).map(tensor::size).reduce(1, (a, b) -> a * b);
        int count = length == 0 ? 0 : tensor.size() / length;
        return IntStream.range(0, count)
                .mapToObj(i -> function.apply(Arrays.copyOfRange(sorted.data(), i * length, (i + 1) * length)))
                .toArray(double[][]::new);
    }

    private int[] inverse() {
        int[] inverse = new int[order.length];
        for (int axis = 0; axis < order.length; axis++) {
            inverse[order[axis]] = axis;
        }
        return inverse;
    }
}
