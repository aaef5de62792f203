package io.limpid.image;

/** A rectangle of pixels: left column, top row, and how many of each. */
record Region(int left, int top, int width, int height) {
    static Region whole(Size size) {
        return new Region(0, 0, size.width(), size.height());
    }
}
