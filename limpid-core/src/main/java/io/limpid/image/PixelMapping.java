package io.limpid.image;

/**
 * Where a model's input lies on the photo it was made from: crop and resize undone.
 *
 * <p>Coordinates are continuous: pixel {@code i} reaches from {@code i} to {@code i + 1}.
 *
 * @param photo the size of the photo
 * @param input the size of the model's input
 * @param seen the rectangle of the photo that the input shows; reaches beyond the photo where the input is padded
 */
public record PixelMapping(Size photo, Size input, Rectangle seen) {
    /**
     * A rectangle in continuous photo coordinates.
     *
     * @param left its left edge; negative if left of the photo
     * @param top its upper edge; negative if above the photo
     * @param width its width, above 0
     * @param height its height, above 0
     */
    public record Rectangle(double left, double top, double width, double height) {}

    /** Returns the mapping of an input that shows the whole photo, squashed if the proportions differ. */
    public static PixelMapping whole(Size photo, Size input) {
        return new PixelMapping(photo, input, new Rectangle(0, 0, photo.width(), photo.height()));
    }

    /** Returns the input column of a photo column; outside 0 to the input's width where the model does not see it. */
    public double inputX(double photoX) {
        return (photoX - seen.left()) * input.width() / seen.width();
    }

    /** Returns the input row of a photo row; outside 0 to the input's height where the model does not see it. */
    public double inputY(double photoY) {
        return (photoY - seen.top()) * input.height() / seen.height();
    }

    /** Returns the photo column of an input column. */
    public double photoX(double inputX) {
        return seen.left() + inputX * seen.width() / input.width();
    }

    /** Returns the photo row of an input row. */
    public double photoY(double inputY) {
        return seen.top() + inputY * seen.height() / input.height();
    }

    /** Tells whether the model sees this point of the photo. */
    public boolean sees(double photoX, double photoY) {
        double x = inputX(photoX);
        double y = inputY(photoY);
        return x >= 0 && x < input.width() && y >= 0 && y < input.height();
    }

    /** Returns the mapping to a copy of the photo at another size. */
    public PixelMapping scaledTo(Size newPhoto) {
        double x = (double) newPhoto.width() / photo.width();
        double y = (double) newPhoto.height() / photo.height();
        return new PixelMapping(
                newPhoto, input, new Rectangle(seen.left() * x, seen.top() * y, seen.width() * x, seen.height() * y));
    }

    /**
     * Checks that a picture can be the photo, or a copy of it at another size: its proportions are the same, up to whole pixels.
     * Where the photo is as large as the input, it may be no photo but the input itself, and any picture passes.
     *
     * @throws IllegalArgumentException if they are not
     */
    public void requireCopy(Size picture) {
        long askew = Math.abs((long) picture.width() * photo.height() - (long) picture.height() * photo.width());
        if (!photo.equals(input) && askew > (long) photo.width() + photo.height()) {
            throw new IllegalArgumentException(
                    "the map was made for a photo of " + words(photo) + ", and one of " + words(picture)
                            + " has other proportions; give the photo that was explained, or a copy of it at another size");
        }
    }

    private static String words(Size size) {
        return size.width() + " x " + size.height() + " pixels";
    }
}
