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
 * @param image the shape of the image; the grid may end before it or beyond it
 * @param height number of cells from top to bottom
 * @param width number of cells from left to right
 * @param rows number of rows of a cell
 * @param columns number of columns of a cell
 */
record Cells(Shape image, long height, long width, long rows, long columns) {
    private long channels() {
        return image.size(1);
    }

    /**
     * Lays values out, one for each place of a cell.
     *
     * @param places {@code [N,C,height,width]} each, in row-major order
     */
    Value filled(Emitter emit, List<Value> places) {
        List<Value> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Value> line = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                line.add(emit.transpose(places.get(Math.toIntExact(row * columns + column)), 0, 2, 3, 1));
            }
            lines.add(emit.reshape(emit.concat(line, 3), 0, height, 1, width * columns * channels()));
        }
        return image(emit, emit.concat(lines, 2));
    }

    /**
     * Lays values out, one for each place of a cell.
     *
     * @param places {@code [N, rows columns C, height, width]}, place by place in row-major order
     */
    Value filled(Emitter emit, Value places) {
        Value last = emit.transpose(places, 0, 2, 3, 1);
        Value apart = emit.reshape(last, 0, height, width, rows, columns * channels());
        return image(emit, emit.transpose(apart, 0, 1, 3, 2, 4));
    }

    /**
     * Lays values out at the first place of each cell; the other places are zero.
     *
     * @param first {@code [N,C,height,width]}
     */
    Value spread(Emitter emit, Value first) {
        Value apart = emit.reshape(emit.transpose(first, 0, 2, 3, 1), 0, height, 1, width, channels());
        return image(emit, emit.pad(apart, 0, 0, 0, 0, 0, 0, 0, rows - 1, 0, (columns - 1) * channels()));
    }

    private Value image(Emitter emit, Value inOrder) {
        Value whole = emit.reshape(inOrder, 0, height * rows, width * columns, channels());
        long[] missing = {image.size(2) - height * rows, image.size(3) - width * columns};
        Value fitting = emit.pad(whole, 0, 0, 0, 0, 0, missing[0], missing[1], 0);
        return Blocked.entered(emit, emit.transpose(fitting, 0, 3, 1, 2), image);
    }
}
