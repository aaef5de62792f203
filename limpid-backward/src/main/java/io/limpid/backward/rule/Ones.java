package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Linear operators on inputs of ones, or with weights of ones: what does not depend on the image, for one of the batch. */
final class Ones {
    private Ones() {}

    /** Emits {@code L(1)} under these weights: {@code [1,…]}, the same for every image. */
    static Value through(Step at, Weights weights) {
        return at.linear().apply(List.of(times(at, at.emit().constant(1f))), weights);
    }

    /** Emits a value repeated to the shape of the input, or of one image of it if the value has no batch of its own. */
    static Value times(Step at, Value value) {
        Emitter emit = at.emit();
        Shape shape = at.shape(at.input());
        boolean knowsImage = IntStream.range(1, shape.rank()).allMatch(shape::isFixed);
        long[] image = IntStream.range(0, shape.rank())
                .mapToLong(axis -> axis > 0 && shape.isFixed(axis) ? shape.size(axis) : 1)
                .toArray();
        return knowsImage ? emit.expand(value, emit.indices(image)) : emit.expandLike(value, at.input());
    }

    /** Emits a kernel of ones in the place of the node's own, without bias. */
    static Weights kernel(Step at) {
        Emitter emit = at.emit();
        Value kernel = emit.expandLike(emit.constant(1f), at.weights().kernel());
        return new Weights(kernel, Value.ABSENT);
    }
}
