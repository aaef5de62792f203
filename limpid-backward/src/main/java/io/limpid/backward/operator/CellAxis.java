package io.limpid.backward.operator;

/**
 * A row of cells along one axis of an image, from its first place on.
 *
 * @param count number of cells
 * @param places number of places in each
 */
record CellAxis(long count, long places) {
    /** Returns the number of places in all cells. */
    long length() {
        return count * places;
    }
}
