package io.limpid.metric;

import io.limpid.image.Box;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.List;

/** Brings what is known in pixels of the photo to pixels of the model's input. */
final class TruthMask {
    private static final double HALF = 0.5;

    private TruthMask() {}

    static Tensor of(List<Box> boxes, PixelMapping place) {
        return read(place, (x, y) -> boxes.stream()
                .anyMatch(box -> x >= box.left() && x < box.right() + 1 && y >= box.top() && y < box.bottom() + 1));
    }

    static Tensor of(Tensor mask, PixelMapping place) {
        int height = mask.size(-2);
        int width = mask.size(-1);
        float[] values = mask.toFloats();
        PixelMapping scaled = place.scaledTo(new Size(height, width));
        return read(
                scaled,
                (x, y) -> x >= 0 && x < width && y >= 0 && y < height && values[((int) y) * width + (int) x] >= HALF);
    }

    /** Returns the tight box around a mask, in pixels of the photo; none if the mask is empty. */
    static List<Box> box(Tensor mask, Size photo) {
        int height = mask.size(-2);
        int width = mask.size(-1);
        float[] values = mask.toFloats();
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= HALF) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
            }
        }
        double x = (double) photo.width() / width;
        double y = (double) photo.height() / height;
        return right < 0
                ? List.of()
                : List.of(new Box((int) (left * x), (int) (top * y), last((right + 1) * x), last((bottom + 1) * y)));
    }

    private static int last(double edge) {
        return (int) Math.ceil(edge) - 1;
    }

    /** Which points of the photo belong to the object. */
    private interface Points {
        boolean hold(double x, double y);
    }

    private static Tensor read(PixelMapping place, Points object) {
        Size input = place.input();
        float[] mask = new float[input.height() * input.width()];
        for (int i = 0; i < mask.length; i++) {
            int column = i % input.width();
            int row = i / input.width();
            mask[i] = object.hold(place.photoX(column + HALF), place.photoY(row + HALF)) ? 1 : 0;
        }
        return Tensor.of(mask, input.height(), input.width());
    }
}
