package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The tensor that says the same as an attribute. */
final class AttributeTensor {
    private AttributeTensor() {}

    /** Returns the numbers of an attribute as a tensor: of rank 0 for one number, of rank 1 for several. */
    static Optional<Tensor> of(Attribute attribute) {
        if (attribute instanceof Attribute.TensorValue tensor) {
            return Optional.of(tensor.value());
        } else if (attribute instanceof Attribute.FloatValue number) {
            return Optional.of(Tensor.scalar(number.value()));
        } else if (attribute instanceof Attribute.IntValue number) {
            return Optional.of(Tensor.of(new long[] {number.value()}));
        } else if (attribute instanceof Attribute.FloatList list) {
            return Optional.of(floats(list));
        } else if (attribute instanceof Attribute.IntList list) {
            return Optional.of(Tensor.vector(
                    list.values().stream().mapToLong(Long::longValue).toArray()));
        }
        return Optional.empty();
    }

    private static Tensor floats(Attribute.FloatList list) {
        float[] numbers = new float[list.values().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.values().get(i);
        }
        return Tensor.of(numbers, numbers.length);
    }

    /** Returns a tensor of a shape with one element everywhere. */
    static Tensor repeat(Tensor element, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(count * element.type().bytes()));
        while (bytes.hasRemaining()) {
            bytes.put(element.bytes());
        }
        return Tensor.raw(element.type(), shape, bytes.flip());
    }
}
