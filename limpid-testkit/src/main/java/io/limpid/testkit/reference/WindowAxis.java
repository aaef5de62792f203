package io.limpid.testkit.reference;

/**
 * One axis of a sliding window.
 *
 * <p>Position {@code p} and offset {@code u} in the window meet the place {@code p * stride + u * dilation - begin}.
 *
 * @param in number of elements
 * @param out number of positions
 * @param begin padding before the first element
 * @param end padding after the last element
 */
record WindowAxis(int in, int out, int kernel, int stride, int dilation, int begin, int end) {
    int place(int position, int offset) {
        return position * stride + offset * dilation - begin;
    }

    boolean isElement(int place) {
        return place >= 0 && place < in;
    }

    boolean isElementOrPadding(int place) {
        return place >= -begin && place < in + end;
    }

    /** Returns how far the window reaches. */
    int extent() {
        return (kernel - 1) * dilation + 1;
    }

    WindowAxis withIn(int newIn) {
        return new WindowAxis(newIn, out, kernel, stride, dilation, begin, end);
    }

    /** Returns this axis with the positions that its padding leaves room for. */
    WindowAxis slid(boolean ceil) {
        int room = in + begin + end - extent();
        int positions = (ceil ? ceilDiv(room, stride) : Math.floorDiv(room, stride)) + 1;
        boolean lastIsInPadding = ceil && (positions - 1) * stride >= in + begin;
        return withOut(lastIsInPadding ? positions - 1 : positions);
    }

    /** Returns this axis with one position for each stride, begun or whole. */
    WindowAxis slidOverAll() {
        return withOut(ceilDiv(in, stride));
    }

    private WindowAxis withOut(int newOut) {
        return new WindowAxis(in, newOut, kernel, stride, dilation, begin, end);
    }

    /** Returns this axis with as much padding as its positions need; the odd one goes before or after the elements. */
    WindowAxis padded(boolean moreBefore, int extra) {
        int total = Math.max(0, (out - 1) * stride + extent() + extra - in);
        int before = moreBefore ? ceilDiv(total, 2) : total / 2;
        return new WindowAxis(in, out, kernel, stride, dilation, before, total - before);
    }

    private static int ceilDiv(int a, int b) {
        return -Math.floorDiv(-a, b);
    }
}
