package io.limpid.backward.operator;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * An image {@code [N,C,H,W]} seen as a grid of cells, each of a few rows and columns of places.
 *
 * <p>Places are moved with the channels last, where whole rows of channels move at once: on ONNX Runtime many times faster than
 * DepthToSpace.
 *
 * @param image the shape of the image, which the grid may overlap or fall short of
 * @param height the cells from top to bottom
 * @param width the cells from left to right
 */
record Cells(Shape image, CellAxis height, CellAxis width) {
    private long channels() {
        return image.size(1);
    }

    /**
     * Lays values out, one for each place of a cell.
     *
     * @param places {@code [N,C,h,w]} each, in row-major order
     */
    Value filled(Emitter emit, List<Value> places) {
        List<Value> lines = new ArrayList<>();
        for (int row = 0; row < height.places(); row++) {
            List<Value> line = new ArrayList<>();
            for (int column = 0; column < width.places(); column++) {
                line.add(emit.transpose(places.get(Math.toIntExact(row * width.places() + column)), 0, 2, 3, 1));
            }
            lines.add(emit.reshape(emit.concat(line, 3), 0, height.count(), 1, width.length() * channels()));
        }
        return image(emit, emit.concat(lines, 2));
    }

    /**
     * Lays values out, one for each place of a cell.
     *
     * @param places {@code [N, rows columns C, h, w]}, place by place in row-major order
     */
    Value filled(Emitter emit, Value places) {
        return laid(emit, emit.transpose(places, 0, 2, 3, 1));
    }

    /**
     * Lays values out, one for each place of a cell.
     *
     * @param places cell by cell, in each place by place in row-major order, channels last: {@code h w rows columns C} numbers
     */
    Value laid(Emitter emit, Value places) {
        return Blocked.entered(emit, laidOutside(emit, places), image);
    }

    /** Lays values out as {@link #laid} does, for what stands outside the layout of convolutions. */
    Value laidOutside(Emitter emit, Value places) {
        Value apart =
                emit.reshape(places, 0, height.count(), width.count(), height.places(), width.places() * channels());
        return fitted(emit, emit.transpose(apart, 0, 1, 3, 2, 4));
    }

    /**
     * Lays values out at the first place of each cell; the other places are zero.
     *
     * @param first {@code [N,C,h,w]}
     */
    Value spread(Emitter emit, Value first) {
        Value last = emit.transpose(first, 0, 2, 3, 1);
        Value apart = emit.reshape(last, 0, height.count(), 1, width.count(), channels());
        long[] gaps = {height.places() - 1, (width.places() - 1) * channels()};
        return image(emit, emit.pad(apart, 0, 0, 0, 0, 0, 0, 0, gaps[0], 0, gaps[1]));
    }

    /** Returns what lies in the image, zeros where there are no cells. */
    private Value image(Emitter emit, Value inOrder) {
        return Blocked.entered(emit, fitted(emit, inOrder), image);
    }

    private Value fitted(Emitter emit, Value inOrder) {
        Value whole = emit.reshape(inOrder, 0, height.length(), width.length(), channels());
        long[] missing = {image.size(2) - height.length(), image.size(3) - width.length()};
        Value fitting = emit.pad(whole, 0, 0, 0, 0, 0, missing[0], missing[1], 0);
        return emit.transpose(fitting, 0, 3, 1, 2);
    }
}
