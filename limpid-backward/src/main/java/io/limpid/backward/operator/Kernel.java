package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The layout {@code [M, C/groups, sizes…]} of a convolution's kernel. */
record Kernel(Shape shape, long groups) {
    private static final int SPATIAL = 2;

    /** Returns the layout of the kernel that is the second input of a node. */
    static Kernel of(Step at) {
        return new Kernel(at.site().inputShape(1), at.node().attributes().integer("group", 1));
    }

    /** Returns the sizes along the spatial axes. */
    long[] sizes() {
        return Arrays.copyOfRange(shape.sizes(), SPATIAL, shape.rank());
    }

    /** Returns attributes with the number of groups. */
    Attributes grouped(Attributes attributes) {
        return groups == 1 ? attributes : attributes.with("group", groups);
    }

    /** Returns the kernel of the transpose, {@code [C, M/groups, sizes…]}: inputs and outputs swapped, space turned round. */
    Value flipped(Emitter emit, Value kernel) {
        Value swapped = swapped(emit, kernel);
        long[] spatial = IntStream.range(SPATIAL, shape.rank())
                .filter(axis -> shape.size(axis) > 1)
                .asLongStream()
                .toArray();
        return spatial.length == 0 ? swapped : emit.reversed(swapped, spatial);
    }

    private Value swapped(Emitter emit, Value kernel) {
        long outputs = shape.size(0) / groups;
        long inputs = shape.size(1);
        if (groups == 1) {
            return emit.swapped(kernel, shape.rank(), 0, 1);
        }
        if (outputs == 1 && inputs == 1) {
            return kernel;
        }
        Value grouped = emit.reshape(kernel, joined(new long[] {groups, outputs, inputs}, sizes()));
        Value turned = emit.swapped(grouped, shape.rank() + 1, 1, 2);
        return emit.reshape(turned, joined(new long[] {groups * inputs, outputs}, sizes()));
    }

    private static long[] joined(long[] first, long... second) {
        return LongStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
