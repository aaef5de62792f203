package io.limpid.cli;

import io.limpid.graph.Graph;
import io.limpid.image.Layout;
import io.limpid.image.Size;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.Optional;
import java.util.Set;

/**
 * What a model file declares of its image input.
 *
 * @param layout order of the axes
 * @param channels 1 for gray, otherwise 3
 * @param size height and width; empty if the file leaves them open
 * @param pixels what its elements are
 */
record InputSlot(Layout layout, int channels, Optional<Size> size, Pixels pixels) {
    private static final Set<Long> COLOURS = Set.of(1L, 3L);
    private static final InputSlot UNKNOWN = new InputSlot(Layout.NCHW, 3, Optional.empty(), Pixels.NUMBERS);

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
        boolean sized = shape.isFixed(rowAxis) && shape.isFixed(rowAxis + 1);
        return new InputSlot(
                channelsLast ? Layout.NHWC : Layout.NCHW,
                isColour(shape, channelAxis) ? (int) shape.size(channelAxis) : 3,
                sized ? Optional.of(size(shape.size(rowAxis), shape.size(rowAxis + 1))) : Optional.empty(),
                type.element() == ElementType.UINT8 ? Pixels.LEVELS : Pixels.NUMBERS);
    }

    private static boolean isColour(Shape shape, int axis) {
        return shape.isFixed(axis) && COLOURS.contains(shape.size(axis));
    }

    private static Size size(long height, long width) {
        return new Size(Math.toIntExact(height), Math.toIntExact(width));
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
