package io.limpid.testkit.reference;

import io.limpid.graph.Attributes;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A window that slides over the spatial axes of a value: which elements it covers at each position. */
record Window(List<WindowAxis> axes) {
    Window {
        axes = List.copyOf(axes);
    }

    /** Returns the window of a convolution or a pooling over an input. */
    static Window over(Attributes attributes, int[] in, int... kernel) {
        String auto = autoPad(attributes);
        return new Window(IntStream.range(0, in.length)
                .mapToObj(i -> axis(attributes, i, kernel).withIn(in[i]))
                .map(axis -> auto.startsWith("SAME")
                        ? axis.slidOverAll().padded(auto.equals("SAME_LOWER"), 0)
                        : axis.slid(attributes.integer("ceil_mode", 0) == 1))
                .toList());
    }

    /** Returns the window of the convolution whose positions are the elements that a transposed convolution reads. */
    static Window undone(Attributes attributes, int[] positions, int... kernel) {
        return new Window(IntStream.range(0, positions.length)
                .mapToObj(i -> undone(attributes, i, axis(attributes, i, kernel), positions[i]))
                .toList());
    }

    private static WindowAxis undone(Attributes attributes, int i, WindowAxis axis, int positions) {
        WindowAxis placed =
                new WindowAxis(0, positions, axis.kernel(), axis.stride(), axis.dilation(), axis.begin(), axis.end());
        String auto = autoPad(attributes);
        int extra = setting(attributes, "output_padding", i, 0);
        boolean moreBefore = !auto.equals("SAME_UPPER");
        long[] wished = attributes.integers("output_shape");
        if (wished.length > 0) {
            return placed.withIn(Math.toIntExact(wished[i])).padded(moreBefore, extra);
        }
        if (auto.startsWith("SAME")) {
            return placed.withIn(positions * axis.stride()).padded(moreBefore, extra);
        }
        int full = (positions - 1) * axis.stride() + axis.extent() + extra;
        return placed.withIn(full - axis.begin() - axis.end());
    }

    private static WindowAxis axis(Attributes attributes, int i, int... kernel) {
        return new WindowAxis(
                0,
                0,
                kernel[i],
                setting(attributes, "strides", i, 1),
                setting(attributes, "dilations", i, 1),
                setting(attributes, "pads", i, 0),
                setting(attributes, "pads", i + kernel.length, 0));
    }

    private static int setting(Attributes attributes, String name, int i, int defaultValue) {
        return attributes.has(name) ? Math.toIntExact(attributes.integers(name)[i]) : defaultValue;
    }

    private static String autoPad(Attributes attributes) {
        return attributes.text("auto_pad", "NOTSET");
    }

    /** Returns the sizes of the value that the window slides over. */
    int[] in() {
        return sizes(WindowAxis::in);
    }

    /** Returns the number of positions along each axis. */
    int[] out() {
        return sizes(WindowAxis::out);
    }

    private int[] kernel() {
        return sizes(WindowAxis::kernel);
    }

    private int[] sizes(ToIntFunction<WindowAxis> size) {
        return axes.stream().mapToInt(size).toArray();
    }

    /** Returns, for each position, the pairs (place in the window, place in the input) where the window meets the input. */
    int[][] taps() {
        return positions().mapToObj(this::taps).toArray(int[][]::new);
    }

    /** Returns, for each position, how many places of the window lie in the input or its padding. */
    int[] coverage() {
        return positions()
                .map(position -> (int) Arrays.stream(places(position))
                        .filter(place -> every(place, true))
                        .count())
                .toArray();
    }

    private IntStream positions() {
        return IntStream.range(0, Layout.count(out()));
    }

    private int[] taps(int position) {
        int[][] places = places(position);
        int[] in = in();
        return IntStream.range(0, places.length)
                .filter(offset -> every(places[offset], false))
                .flatMap(offset -> IntStream.of(offset, Layout.flat(places[offset], in)))
                .toArray();
    }

    /** Returns the index in the input, perhaps outside of it, of each place in the window. */
    private int[][] places(int position) {
        int[] kernel = kernel();
        int[] at = Layout.index(position, out());
        return IntStream.range(0, Layout.count(kernel))
                .mapToObj(offset -> place(at, Layout.index(offset, kernel)))
                .toArray(int[][]::new);
    }

    private int[] place(int[] at, int... offset) {
        return IntStream.range(0, at.length)
                .map(i -> axes.get(i).place(at[i], offset[i]))
                .toArray();
    }

    private boolean every(int[] place, boolean withPadding) {
        return IntStream.range(0, place.length)
                .allMatch(i -> withPadding
                        ? axes.get(i).isElementOrPadding(place[i])
                        : axes.get(i).isElement(place[i]));
    }
}
