package io.limpid.image;

/**
 * A rectangle of whole pixels of a photo; the pixels at its edges belong to it.
 *
 * @param left its first column, from 0
 * @param top its first row, from 0
 * @param right its last column
 * @param bottom its last row
 */
public record Box(int left, int top, int right, int bottom) {
    public Box {
        if (left < 0 || top < 0 || right < left || bottom < top) {
            throw new IllegalArgumentException("a box from column " + left + " to " + right + " and row " + top + " to "
                    + bottom + " has no pixels on a photo; give first and last column and row, from 0");
        }
    }

    /** Returns the number of columns. */
    public int width() {
        return right - left + 1;
    }

    /** Returns the number of rows. */
    public int height() {
        return bottom - top + 1;
    }

    /** Returns the number of pixels. */
    public long area() {
        return (long) width() * height();
    }

    /** Returns the pixels in both boxes as a share of the pixels in any of them: 1 for equal boxes, 0 for separate ones. */
    public double intersectionOverUnion(Box other) {
        long columns = Math.min(right, other.right) - Math.max(left, other.left) + 1L;
        long rows = Math.min(bottom, other.bottom) - Math.max(top, other.top) + 1L;
        long both = Math.max(0, columns) * Math.max(0, rows);
        return (double) both / (area() + other.area() - both);
    }

    /** Returns {@code left,top-right,bottom}. */
    @Override
    public String toString() {
        return left + "," + top + "-" + right + "," + bottom;
    }
}
