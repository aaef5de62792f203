package io.limpid.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in pixels; height first, as in tensor shapes. Both are 1 or more. */
public record Size(int height, int width) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(?:x(\\d{1,6}))?");

    public Size {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "size is " + height + "x" + width + "; height and width must be 1 or more");
        }
    }

    /** Returns the size of a square. */
    public static Size square(int edge) {
        return new Size(edge, edge);
    }

    /**
     * Reads {@code 224} (a square) or {@code 48x192} (height x width).
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Size parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no size; write one number for a square or HEIGHTxWIDTH, e.g. 224 or 48x192");
        }
        int height = Integer.parseInt(matcher.group(1));
        return matcher.group(2) == null ? square(height) : new Size(height, Integer.parseInt(matcher.group(2)));
    }

    /** Returns {@code 224} for a square, {@code 48x192} (height x width) otherwise. */
    @Override
    public String toString() {
        return height == width ? Integer.toString(height) : height + "x" + width;
    }
}
