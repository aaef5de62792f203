package io.limpid.backward.operator;

/**
 * A window sliding along one axis: position {@code p} covers the places {@code p * stride + u * dilation - start}.
 *
 * @param in the number of places it slides over
 * @param out the number of its positions
 * @param kernel the number of places that it covers, some of which may lie outside
 * @param start the padding before the first place
 */
record WindowAxis(long in, long out, long kernel, long stride, long dilation, long start) {
    /** Returns the size of the window, gaps included. */
    long extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** Returns how far the last position reaches beyond the last place; negative if it does not reach it. */
    long end() {
        return (out - 1) * stride + extent() - in - start;
    }

    /** Returns the number of places, padding not counted, that a position covers. */
    long covered(long position) {
        long count = 0;
        for (long u = 0; u < kernel; u++) {
            long place = position * stride + u * dilation - start;
            count += place >= 0 && place < in ? 1 : 0;
        }
        return count;
    }

    /** Returns the padding at the start with which a window of stride 1 does the transpose. */
    long flippedStart() {
        return extent() - 1 - start;
    }

    /** Returns the padding at the end with which a window of stride 1 does the transpose. */
    long flippedEnd() {
        return extent() - 1 - end();
    }

    /** Tells whether a window of stride 1 over the signal does the transpose. */
    boolean isFlippable() {
        return stride == 1 && flippedStart() >= 0 && flippedEnd() >= 0;
    }
}
