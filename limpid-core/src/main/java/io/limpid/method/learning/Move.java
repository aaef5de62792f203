package io.limpid.method.learning;

import io.limpid.image.Size;

/**
 * How an image is moved before the model sees it, so that the mask does not cling to single pixels: shifted, with what leaves
 * on one side coming back on the other, and mirrored.
 *
 * @param down rows
 * @param across columns
 * @param mirrored whether left and right are exchanged afterwards
 */
record Move(int down, int across, boolean mirrored) {
    static final Move NONE = new Move(0, 0, false);

    /** Chooses a move for each step. */
    @FunctionalInterface
    interface Jitter {
        Move at(int step);
    }

    /** Returns where each pixel goes, row by row. */
    int[] places(Size size) {
        int[] places = new int[size.height() * size.width()];
        for (int i = 0; i < places.length; i++) {
            int row = Math.floorMod(i / size.width() + down, size.height());
            int column = Math.floorMod(i % size.width() + across, size.width());
            places[i] = row * size.width() + (mirrored ? size.width() - 1 - column : column);
        }
        return places;
    }
}
