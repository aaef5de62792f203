package io.limpid.heatmap;

import io.limpid.image.Box;
import io.limpid.image.Size;

/** Draws a frame that stands out on any ground: a white line between two dark ones. */
final class BoxFrame {
    private static final int DARK = 0x000000;
    private static final int WHITE = 0xFFFFFF;
    private static final int THIN_LINES = 250;

    private final byte[] rgb;
    private final Size size;

    /** Draws on the pixels of a picture. */
    BoxFrame(byte[] rgb, Size size) {
        this.rgb = rgb;
        this.size = size;
    }

    /** Draws a frame around a box of a photo of another size; the lines lie inside the box. */
    void draw(Box box, Size photo) {
        int left = (int) ((long) box.left() * size.width() / photo.width());
        int top = (int) ((long) box.top() * size.height() / photo.height());
        int right = (int) ((box.right() + 1L) * size.width() / photo.width()) - 1;
        int bottom = (int) ((box.bottom() + 1L) * size.height() / photo.height()) - 1;
        int line = Math.max(1, Math.max(size.width(), size.height()) / THIN_LINES);
        for (int inset = 0; inset < 3 * line; inset++) {
            boolean isMiddle = inset / line == 1;
            rectangle(new int[] {left + inset, top + inset, right - inset, bottom - inset}, isMiddle ? WHITE : DARK);
        }
    }

    /** Draws left, top, right and bottom edge; nothing if they have crossed, as in boxes thinner than the frame. */
    private void rectangle(int[] edges, int color) {
        if (edges[0] > edges[2] || edges[1] > edges[3]) {
            return;
        }
        for (int x = edges[0]; x <= edges[2]; x++) {
            dot(x, edges[1], color);
            dot(x, edges[3], color);
        }
        for (int y = edges[1]; y <= edges[3]; y++) {
            dot(edges[0], y, color);
            dot(edges[2], y, color);
        }
    }

    private void dot(int x, int y, int color) {
        if (x >= 0 && y >= 0 && x < size.width() && y < size.height()) {
            int at = 3 * (y * size.width() + x);
            rgb[at] = (byte) (color >> 16);
            rgb[at + 1] = (byte) (color >> 8);
            rgb[at + 2] = (byte) color;
        }
    }
}
