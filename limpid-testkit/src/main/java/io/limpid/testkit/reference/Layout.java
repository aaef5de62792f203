package io.limpid.testkit.reference;

import java.util.Arrays;

/** Row-major arithmetic between an index per axis and the place in an array. */
final class Layout {
    private Layout() {}

    static int count(int... shape) {
        int count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    static int flat(int[] index, int... shape) {
        int flat = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            flat = flat * shape[axis] + index[axis];
        }
        return flat;
    }

    static int[] index(int flat, int... shape) {
        int[] index = new int[shape.length];
        int rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }

    /** Returns the sizes from an axis on. */
    static int[] from(int axis, int... shape) {
        return Arrays.copyOfRange(shape, axis, shape.length);
    }

    /** Returns the sizes with one replaced. */
    static int[] with(int[] shape, int axis, int size) {
        int[] changed = shape.clone();
        changed[axis] = size;
        return changed;
    }

    /** Returns an axis counted from the front. */
    static int axis(long axis, int rank) {
        return Math.toIntExact(axis < 0 ? axis + rank : axis);
    }

    static int[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).mapToInt(axis -> axis(axis, rank)).toArray();
    }

    static int[] concat(int[] first, int... second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static int[] toInts(long... values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    /** Returns the shape that both shapes broadcast to. */
    static int[] broadcast(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] shape = new int[rank];
        for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
            int left = fromEnd <= a.length ? a[a.length - fromEnd] : 1;
            int right = fromEnd <= b.length ? b[b.length - fromEnd] : 1;
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("shapes " + Arrays.toString(a) + " and " + Arrays.toString(b)
                        + " do not broadcast: sizes must be equal or 1");
            }
            shape[rank - fromEnd] = left == 1 ? right : left;
        }
        return shape;
    }
}
