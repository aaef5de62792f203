package io.limpid.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The numbers of a {@code .npy} file as it holds them.
 *
 * @param type of the numbers
 * @param order of the bytes of each
 * @param shape of the array
 * @param axes which axis lies closest
 * @param bytes the numbers
 */
record NpyNumbers(ElementType type, ByteOrder order, Shape shape, Axes axes, ByteBuffer bytes) {
    /** Which axis of an array has its numbers side by side. */
    enum Axes {
        /** The last one, as in C. */
        LAST_CLOSEST,
        /** The first one, as in Fortran. */
        FIRST_CLOSEST
    }

    /**
     * Returns the tensor.
     *
     * @throws IllegalArgumentException if there are not as many numbers as the shape says
     */
    Tensor tensor() {
        ByteBuffer straight = order == ByteOrder.BIG_ENDIAN && type.bytes() > 1 ? turned() : bytes;
        Tensor asItLies = Tensor.raw(type, shape.sizes(), straight);
        return axes == Axes.FIRST_CLOSEST && shape.rank() > 1
                ? Tensor.raw(type, shape.sizes(), lastClosest(asItLies.bytes()))
                : asItLies;
    }

    /** Returns each number with its bytes the other way round. */
    private ByteBuffer turned() {
        int size = type.bytes();
        ByteBuffer from = bytes.slice();
        ByteBuffer to = ByteBuffer.allocate(from.remaining());
        for (int start = 0; start + size <= from.remaining(); start += size) {
            for (int i = 0; i < size; i++) {
                to.put(start + i, from.get(start + size - 1 - i));
            }
        }
        return to;
    }

    private ByteBuffer lastClosest(ByteBuffer from) {
        int size = type.bytes();
        ByteBuffer to = ByteBuffer.allocate(from.remaining());
        byte[] number = new byte[size];
        int[] index = new int[shape.rank()];
        for (int element = 0; element < from.remaining() / size; element++) {
            from.get(from.position() + place(index) * size, number);
            to.put(number);
            next(index);
        }
        return to.flip();
    }

    /** Returns where the element of an index lies if the first axis lies closest. */
    private int place(int... index) {
        int place = 0;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            place = place * (int) shape.size(axis) + index[axis];
        }
        return place;
    }

    private void next(int... index) {
        for (int axis = shape.rank() - 1; axis >= 0 && ++index[axis] == shape.size(axis); axis--) {
            index[axis] = 0;
        }
    }
}
