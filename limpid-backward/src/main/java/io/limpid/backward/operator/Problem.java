package io.limpid.backward.operator;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/**
 * What decides how fast the forms of an operator's backward pass are. Sizes are those of a square of as many places.
 *
 * @param opType of the operator, or {@link #DENOMINATOR}
 * @param kernel side of the window
 * @param stride by which it moves
 * @param groups of channels; for pooling each channel is one
 * @param inputs number of channels that are read
 * @param outputs number of channels that are written
 * @param size side of the output
 */
public record Problem(
        String opType, double kernel, double stride, long groups, long inputs, long outputs, double size) {
    /** In the place of an operator: a convolution of which no term is negative, to be divided by. */
    public static final String DENOMINATOR = "Denominator";

    private enum Grouping {
        NONE,
        SOME,
        EACH_CHANNEL
    }

    /** Returns the problem of a convolution. */
    static Problem of(String opType, Window window, Kernel kernel) {
        long outputs = kernel.shape().size(0);
        long inputs = kernel.shape().size(1) * kernel.groups();
        return of(opType, window, List.of(kernel.groups(), inputs, outputs));
    }

    /** Returns the problem of a pooling. */
    static Problem ofChannels(String opType, Window window, long channels) {
        return of(opType, window, List.of(channels, channels, channels));
    }

    private static Problem of(String opType, Window window, List<Long> groupsInputsOutputs) {
        return new Problem(
                opType,
                side(window, WindowAxis::kernel),
                side(window, WindowAxis::stride),
                groupsInputsOutputs.get(0),
                groupsInputsOutputs.get(1),
                groupsInputsOutputs.get(2),
                side(window, WindowAxis::out));
    }

    private static double side(Window window, ToLongFunction<WindowAxis> length) {
        double places = window.axes().stream().mapToLong(length).reduce(1, (a, b) -> a * b);
        return Math.pow(places, 1.0 / window.axes().size());
    }

    private Grouping grouping() {
        if (groups == 1) {
            return Grouping.NONE;
        }
        return groups == inputs ? Grouping.EACH_CHANNEL : Grouping.SOME;
    }

    /** Tells whether another problem is of the same sort, so that sizes alone tell them apart. */
    boolean isLike(Problem other) {
        return opType.equals(other.opType)
                && grouping() == other.grouping()
                && stride > 1 == other.stride > 1
                && kernel > 1 == other.kernel > 1
                && Blocked.holds(inputs) == Blocked.holds(other.inputs)
                && Blocked.holds(outputs) == Blocked.holds(other.outputs);
    }

    /** Returns how far another problem is, in doublings of its sizes. */
    double distance(Problem other) {
        return DoubleStream.of(
                                kernel / other.kernel,
                                stride / other.stride,
                                (double) inputs / other.inputs,
                                (double) outputs / other.outputs,
                                size / other.size)
                        .map(ratio -> Math.abs(Math.log(ratio)))
                        .sum()
                / Math.log(2);
    }
}
