package io.limpid.image;

/**
 * Which part of a photo a model sees, and at which size.
 *
 * @param input the size of the model's input
 * @param resize the size to which the photo is scaled first, in the sense of {@code fit}
 * @param fit how it is scaled
 * @param interpolation how pixels are weighed in scaling
 */
public record Geometry(Size input, Size resize, Fit fit, Interpolation interpolation) {
    private static final int LONGEST_EDGE = 10_000;

    public Geometry {
        if (Math.max(input.height(), input.width()) > LONGEST_EDGE
                || Math.max(resize.height(), resize.width()) > LONGEST_EDGE) {
            throw new IllegalArgumentException("input size " + input + " and resize size " + resize
                    + " must have edges of at most " + LONGEST_EDGE + " pixels");
        }
    }

    /** Returns the same for another input size; the resize size keeps its ratio to it, fractions cut off. */
    public Geometry withInput(Size newInput) {
        return new Geometry(
                newInput,
                new Size(
                        scaled(resize.height(), newInput.height(), input.height()),
                        scaled(resize.width(), newInput.width(), input.width())),
                fit,
                interpolation);
    }

    /** Returns the same with the photo scaled to the input size itself, so that nothing is cut off for a margin. */
    Geometry withoutMargin() {
        return new Geometry(input, input, fit, interpolation);
    }

    private static int scaled(int edge, int to, int from) {
        return Math.max(1, Math.toIntExact((long) edge * to / from));
    }

    Placement place(Size photo) {
        Size scaled = fit.scaled(photo, resize);
        return new Placement(
                photo, scaled, fit.offset(scaled.width(), input.width()), fit.offset(scaled.height(), input.height()));
    }

    /** A photo scaled, and where the input begins on it; negative if outside. */
    record Placement(Size photo, Size scaled, int left, int top) {
        /** Returns the part of the scaled photo that lies in the input. */
        Region visible(Size input) {
            int fromX = Math.max(0, left);
            int fromY = Math.max(0, top);
            int toX = Math.min(scaled.width(), left + input.width());
            int toY = Math.min(scaled.height(), top + input.height());
            return new Region(fromX, fromY, toX - fromX, toY - fromY);
        }

        PixelMapping mapping(Size input) {
            double xScale = (double) photo.width() / scaled.width();
            double yScale = (double) photo.height() / scaled.height();
            var seen = new PixelMapping.Rectangle(
                    left * xScale, top * yScale, input.width() * xScale, input.height() * yScale);
            return new PixelMapping(photo, input, seen);
        }
    }
}
