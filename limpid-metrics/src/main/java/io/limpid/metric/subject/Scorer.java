package io.limpid.metric.subject;

import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The model under test: images in, scores out. Thread-safe. */
public interface Scorer {
    /** How many changed images go through the model at once. */
    int BATCH = 32;

    /**
     * Returns the scores before any softmax, {@code [N,K]}.
     *
     * @param images {@code [N,C,H,W]}, as the prepared network takes them
     */
    Tensor logits(Tensor images);

    /** Returns the probabilities that the model's head makes of the logits {@code [K]} of one image. */
    float[] probabilities(float[] logits);

    /**
     * Returns a number for each changed copy of an image; no more than {@link #BATCH} of them are in memory at a time.
     *
     * @param shape {@code [1,C,H,W]} of each
     */
    default double[] read(Copies copies, long[] shape, Reading reading) {
        double[] numbers = new double[copies.count()];
        int done = 0;
        while (done < numbers.length) {
            int size = Math.min(BATCH, numbers.length - done);
            Tensor logits = logits(batch(copies, done, size, shape));
            for (int i = 0; i < size; i++) {
                numbers[done + i] = reading.of(logits.row(i).toFloats());
            }
            done += size;
        }
        return numbers;
    }

    private static Tensor batch(Copies copies, int first, int size, long[] shape) {
        int elements = Math.toIntExact(shape[1] * shape[2] * shape[3]);
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(size * elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.asFloatBuffer().position(i * elements).put(copies.at(first + i));
        }
        return Tensor.raw(ElementType.FLOAT, new long[] {size, shape[1], shape[2], shape[3]}, bytes);
    }
}
