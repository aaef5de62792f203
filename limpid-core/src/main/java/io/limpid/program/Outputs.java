package io.limpid.program;

import io.limpid.backward.canonizer.OutputHead;
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The numbers that a model gives for one image, any of which can be explained. Each goes by its index among all of them in
 * row-major order.
 *
 * <p>Most models give one number for each class; others give such numbers at many places: {@code [N,K,H,W]} a segmentation,
 * {@code [N,A,K]} a detector with A anchors or a reader of A letters, {@code [N,K,A]} a detector with a great many. A softmax says
 * along which axis the classes lie. Of {@code [N,A,1]} the numbers are those of A classes, unless a sigmoid follows: so a detector
 * with one class ends.
 *
 * @param sizes of the axes behind the batch
 * @param classAxis which of them counts the classes, from 0
 */
public record Outputs(Shape sizes, int classAxis) {
    /** Where the second axis is so many times as long as the first, it counts places. */
    private static final long FAR_MORE = 16;

    /** Returns the outputs that stand before a head, in a graph whose types are known. */
    static Outputs of(Shape logits, OutputHead head) {
        long[] sizes = IntStream.range(1, logits.rank()).mapToLong(logits::size).toArray();
        int[] wide =
                IntStream.range(0, sizes.length).filter(axis -> sizes[axis] > 1).toArray();
        boolean isClear = wide.length == 1 && !isOfOneClass(sizes, head);
        return new Outputs(Shape.of(sizes), isClear ? wide[0] : classAxis(sizes, head));
    }

    private static boolean isOfOneClass(long[] sizes, OutputHead head) {
        return sizes.length == 2 && sizes[1] == 1 && head.kind() == OutputHead.Kind.SIGMOID;
    }

    private static int classAxis(long[] sizes, OutputHead head) {
        boolean isTold = head.kind() == OutputHead.Kind.SOFTMAX || head.kind() == OutputHead.Kind.LOG_SOFTMAX;
        if (isTold) {
            return head.axis() < 0 ? head.axis() + sizes.length : head.axis() - 1;
        }
        return sizes.length == 2 && sizes[1] < FAR_MORE * sizes[0] ? 1 : 0;
    }

    /** Returns how many numbers there are. */
    public int count() {
        return Math.toIntExact(Arrays.stream(sizes.sizes()).reduce(1, Math::multiplyExact));
    }

    /** Returns how many classes there are. */
    public int classes() {
        return sizes.rank() == 0 ? 1 : Math.toIntExact(sizes.size(classAxis));
    }

    /** Tells whether each class has one number. */
    public boolean arePlain() {
        return count() == classes();
    }

    /** Returns how far apart the numbers of two classes at one place lie. */
    public int classStride() {
        return Math.toIntExact(IntStream.range(classAxis + 1, sizes.rank())
                .mapToLong(sizes::size)
                .reduce(1, Math::multiplyExact));
    }

    /** Returns the class of a number. */
    public int classOf(int index) {
        return index / classStride() % classes();
    }

    /**
     * Returns the index of a number.
     *
     * @param place one position for each axis behind the batch, {@code class, row, column} of a segmentation
     * @throws IllegalArgumentException if there is no such place
     */
    public int index(long... place) {
        boolean fits = place.length == sizes.rank()
                && IntStream.range(0, place.length)
                        .allMatch(axis -> place[axis] >= 0 && place[axis] < sizes.size(axis));
        if (!fits) {
            throw new IllegalArgumentException("the output has no element " + text(place)
                    + "; its sizes behind the batch are " + text(sizes.sizes()) + ", and positions count from 0");
        }
        int index = 0;
        for (int axis = 0; axis < place.length; axis++) {
            index = Math.toIntExact(index * sizes.size(axis) + place[axis]);
        }
        return index;
    }

    /**
     * Returns the index of a class's number at a place.
     *
     * @param place one position for each axis behind the batch but that of the classes, {@code row, column} of a segmentation
     * @throws IllegalArgumentException if there is no such class or place
     */
    public int indexOfClass(int number, long... place) {
        return index(LongStream.concat(
                        LongStream.concat(Arrays.stream(place).limit(classAxis), LongStream.of(number)),
                        Arrays.stream(place).skip(classAxis))
                .toArray());
    }

    /** Returns where a number lies, {@code [10,20]}; empty if each class has one number. */
    public String placeOf(int index) {
        if (arePlain()) {
            return "";
        }
        long[] place = new long[sizes.rank()];
        int rest = index;
        for (int axis = place.length - 1; axis >= 0; axis--) {
            place[axis] = rest % sizes.size(axis);
            rest /= Math.toIntExact(sizes.size(axis));
        }
        return text(IntStream.range(0, place.length)
                .filter(axis -> axis != classAxis)
                .mapToLong(axis -> place[axis])
                .toArray());
    }

    private static String text(long... place) {
        return Arrays.toString(place).replace(" ", "");
    }
}
