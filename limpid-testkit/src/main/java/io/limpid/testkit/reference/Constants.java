package io.limpid.testkit.reference;

import io.limpid.graph.Attributes;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Values made of attributes or sizes, and conversions between sorts of values. */
final class Constants {
    private Constants() {}

    static DoubleTensor constant(Call call) {
        Attributes attributes = call.attributes();
        if (attributes.has("value_float")) {
            return DoubleTensor.wrap(new double[] {attributes.number("value_float", 0)});
        }
        if (attributes.has("value_int")) {
            return DoubleTensor.integers(new double[] {attributes.integer("value_int", 0)});
        }
        if (attributes.has("value_floats")) {
            float[] values = attributes.numbers("value_floats");
            return DoubleTensor.of(Tensor.of(values, values.length));
        }
        if (attributes.has("value_ints")) {
            return DoubleTensor.of(Tensor.vector(attributes.integers("value_ints")));
        }
        return attributes
                .tensor("value")
                .map(DoubleTensor::of)
                .orElseThrow(() -> call.unsupported("no number in its attributes"));
    }

    static DoubleTensor ofShape(Call call) {
        DoubleTensor value =
                call.attributes().tensor("value").map(DoubleTensor::of).orElse(DoubleTensor.wrap(new double[1], 1));
        return value.reshaped().broadcast(Layout.toInts(call.integers(0)));
    }

    /** {@code start, start + delta, …} below (or above) the limit. */
    static DoubleTensor range(Call call) {
        double start = call.input(0).at(0);
        double delta = call.input(2).at(0);
        int count = (int) Math.max(0, Math.ceil((call.input(1).at(0) - start) / delta));
        double[] values =
                IntStream.range(0, count).mapToDouble(i -> start + i * delta).toArray();
        return DoubleTensor.wrap(values, count).as(call.x().type());
    }

    /** To integers by dropping the fraction, to truth values by asking for non-zero. */
    static DoubleTensor cast(Call call) {
        ElementType type = DoubleTensor.sort(ElementType.ofCode(Math.toIntExact(call.integer("to", 1))));
        return converted(call.x(), type);
    }

    private static DoubleTensor converted(DoubleTensor x, ElementType type) {
        if (type == ElementType.INT64) {
            return x.map(value -> (long) value).as(type);
        }
        return type == ElementType.BOOL ? x.map(value -> value != 0 ? 1 : 0).as(type) : x.as(type);
    }

    static DoubleTensor size(Call call) {
        return DoubleTensor.integers(
                new double[] {Arrays.stream(call.x().shape()).reduce(1, (a, b) -> a * b)});
    }
}
