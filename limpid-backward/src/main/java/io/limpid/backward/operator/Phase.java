package io.limpid.backward.operator;

/**
 * The places {@code s t + r} along one axis, the stride {@code s} being the period, as a window of stride 1 over the
 * positions reaches them: place {@code t} of the phase receives from position {@code t + shift - k} through the kernel's
 * place {@code first + s k}.
 *
 * @param axis the window
 * @param first the first place of the kernel that reaches the phase
 * @param shift the position that this one reaches place 0 from
 */
record Phase(WindowAxis axis, long first, long shift) {
    /** Returns the phase of the places {@code r, r + s, ...}. */
    static Phase of(WindowAxis axis, long r) {
        return new Phase(axis, (r + axis.start()) % axis.stride(), (r + axis.start()) / axis.stride());
    }

    /** Returns how many places of the kernel reach this phase. */
    long taps() {
        return Math.max(0, (axis.kernel() - first + axis.stride() - 1) / axis.stride());
    }

    /** Returns the padding before the first position; negative if that position does not reach this phase. */
    long start() {
        return taps() - 1 - shift;
    }

    /** Returns the padding after the last position that makes the phase so long; negative if it gets longer without. */
    long end(long length) {
        return length + shift - axis.out();
    }
}
