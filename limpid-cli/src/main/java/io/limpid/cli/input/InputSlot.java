package io.limpid.cli.input;

import io.limpid.graph.Graph;
import io.limpid.image.Layout;
import io.limpid.image.Size;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a model file declares of its image input.
 *
 * @param layout order of the axes
 * @param channels 1 for gray, 3 for colours; others are no photo's
 * @param height in pixels; empty if the file leaves it open
 * @param width likewise
 * @param pixels what its elements are
 */
record InputSlot(Layout layout, int channels, OptionalInt height, OptionalInt width, Pixels pixels) {
    private static final Set<Long> COLOURS = Set.of(1L, 3L);
    private static final int COLOURED = 3;
    private static final InputSlot UNKNOWN =
            new InputSlot(Layout.NCHW, 3, OptionalInt.empty(), OptionalInt.empty(), Pixels.NUMBERS);

    /** What the elements of an input are. */
    enum Pixels {
        /** Numbers of any range. */
        NUMBERS,
        /** Levels from 0 to 255 as a photo has them: the model prepares them itself. */
        LEVELS
    }

    static InputSlot of(Graph graph) {
        return graph.inputs().stream()
                .findFirst()
                .flatMap(graph::findType)
                .filter(type -> type.shape().rank() == 4)
                .map(InputSlot::of)
                .orElse(UNKNOWN);
    }

    private static InputSlot of(TensorType type) {
        Shape shape = type.shape();
        boolean channelsLast = !isColour(shape, 1) && isColour(shape, 3);
        int channelAxis = channelsLast ? 3 : 1;
        int rowAxis = channelsLast ? 1 : 2;
        return new InputSlot(
                channelsLast ? Layout.NHWC : Layout.NCHW,
                edge(shape, channelAxis).orElse(COLOURED),
                edge(shape, rowAxis),
                edge(shape, rowAxis + 1),
                type.element() == ElementType.UINT8 ? Pixels.LEVELS : Pixels.NUMBERS);
    }

    private static OptionalInt edge(Shape shape, int axis) {
        return shape.isFixed(axis) ? OptionalInt.of(Math.toIntExact(shape.size(axis))) : OptionalInt.empty();
    }

    private static boolean isColour(Shape shape, int axis) {
        return shape.isFixed(axis) && COLOURS.contains(shape.size(axis));
    }

    /** Tells whether a photo can be brought into it. */
    boolean takesPhotos() {
        return COLOURS.contains((long) channels);
    }

    /** Returns height and width; empty if the file leaves one of them open. */
    Optional<Size> size() {
        return height.isPresent() && width.isPresent()
                ? Optional.of(new Size(height.getAsInt(), width.getAsInt()))
                : Optional.empty();
    }

    /** Returns a size with the edges that the file states in place of those wished for. */
    Size fitted(Size wanted) {
        return new Size(height.orElse(wanted.height()), width.orElse(wanted.width()));
    }

    /** Returns the axis that holds the channels. */
    int channelAxis() {
        return layout == Layout.NHWC ? 3 : 1;
    }

    /** Returns the shape of one image of a size, {@code [1,C,H,W]} or {@code [1,H,W,C]}. */
    long[] shape(Size input) {
        return layout == Layout.NHWC
                ? new long[] {1, input.height(), input.width(), channels}
                : new long[] {1, channels, input.height(), input.width()};
    }
}
