package io.limpid.backward.operator;

import io.limpid.backward.Site;
import io.limpid.graph.Attributes;
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The geometry of a window that slides over the spatial axes of {@code [N,C,…]}, with all padding resolved. */
record Window(List<WindowAxis> axes) {
    private static final int SPATIAL = 2;

    Window {
        axes = List.copyOf(axes);
    }

    /** Returns the window of a convolution or a pooling from the input to the output of a node. */
    static Window of(Site site, long... kernel) {
        Attributes attributes = site.node().attributes();
        return over(site.inputShape(0), site.outputShape(), attributes, kernel)
                .started((axis, i) -> switch (attributes.text("auto_pad", "NOTSET")) {
                    case "SAME_UPPER" -> missing(axis) / 2;
                    case "SAME_LOWER" -> missing(axis) - missing(axis) / 2;
                    default -> attributes.integers("pads", new long[2 * kernel.length])[i];
                });
    }

    /**
     * Tells whether a convolution is padded by name so that places would have to be cut off at its start. One or two too many
     * are left out at the end by all.
     */
    static boolean isPaddedBelowZero(Site site) {
        if (!site.node().attributes().text("auto_pad", "NOTSET").startsWith("SAME")) {
            return false;
        }
        long[] kernel = site.inputShape(1).sizes();
        return over(
                        site.inputShape(0),
                        site.outputShape(),
                        site.node().attributes(),
                        Arrays.copyOfRange(kernel, SPATIAL, kernel.length))
                .axes()
                .stream()
                .anyMatch(axis -> axis.end() < -2);
    }

    /** Returns the window that slides over the <em>output</em> of a transposed convolution. */
    static Window undone(Site site, long... kernel) {
        Attributes attributes = site.node().attributes();
        boolean padsAreGiven =
                attributes.text("auto_pad", "NOTSET").equals("NOTSET") && !attributes.has("output_shape");
        long[] added = attributes.integers("output_padding", new long[kernel.length]);
        return over(site.outputShape(), site.inputShape(0), attributes, kernel).started((axis, i) -> {
            long surplus = Math.max(0, missing(axis) + added[i]);
            if (padsAreGiven) {
                return attributes.integers("pads", new long[2 * kernel.length])[i];
            }
            return attributes.text("auto_pad", "NOTSET").equals("SAME_UPPER") ? surplus / 2 : surplus - surplus / 2;
        });
    }

    private static Window over(Shape in, Shape out, Attributes attributes, long... kernel) {
        long[] ones = LongStream.generate(() -> 1).limit(kernel.length).toArray();
        long[] strides = attributes.integers("strides", ones);
        long[] dilations = attributes.integers("dilations", ones);
        return new Window(IntStream.range(0, kernel.length)
                .mapToObj(i -> new WindowAxis(
                        in.size(SPATIAL + i), out.size(SPATIAL + i), kernel[i], strides[i], dilations[i], 0))
                .toList());
    }

    /** Returns the padding in all that the positions need; 0 if they need none. */
    private static long missing(WindowAxis unpadded) {
        return Math.max(0, unpadded.end());
    }

    private interface Start {
        long of(WindowAxis axis, int index);
    }

    private Window started(Start start) {
        return new Window(IntStream.range(0, axes.size())
                .mapToObj(i -> {
                    WindowAxis axis = axes.get(i);
                    return new WindowAxis(
                            axis.in(), axis.out(), axis.kernel(), axis.stride(), axis.dilation(), start.of(axis, i));
                })
                .toList());
    }

    /** Returns one number for each axis. */
    long[] each(ToLongFunction<WindowAxis> number) {
        return axes.stream().mapToLong(number).toArray();
    }

    /** Returns one number for each axis, then another for each axis, as ONNX lists paddings. */
    long[] pads(ToLongFunction<WindowAxis> start, ToLongFunction<WindowAxis> end) {
        return LongStream.concat(Arrays.stream(each(start)), Arrays.stream(each(end)))
                .toArray();
    }

    /** Tells whether a window of stride 1 over the signal does the transpose along every axis. */
    boolean isFlippable() {
        return axes.stream().allMatch(WindowAxis::isFlippable);
    }

    /** Returns the attributes of the window of stride 1 that does the transpose; only if {@link #isFlippable}. */
    Attributes flipped() {
        return Attributes.NONE
                .with("dilations", each(WindowAxis::dilation))
                .with("pads", pads(WindowAxis::flippedStart, WindowAxis::flippedEnd));
    }

    /** Returns the attributes of the ConvTranspose that does the transpose; places never covered receive 0. */
    Attributes transposed() {
        return Attributes.NONE
                .with("dilations", each(WindowAxis::dilation))
                .with("output_padding", each(axis -> Math.max(0, -axis.end())))
                .with("pads", pads(WindowAxis::start, axis -> Math.max(0, axis.end())))
                .with("strides", each(WindowAxis::stride));
    }
}
