package io.limpid.method.propagation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.stream.LongStream;

/** How the relevance of a contrast is taken off that of the target. */
enum Contrast {
    /** {@code R - R'}. */
    PLAIN {
        @Override
        Value of(Emitter emit, Value target, Value against, Shape shape) {
            return emit.sub(target, against);
        }
    },
    /** {@code R - R' sum(R) / sum(R')}: both with the same total, so that the difference sums to 0. */
    BALANCED {
        @Override
        Value of(Emitter emit, Value target, Value against, Shape shape) {
            long[] axes = LongStream.range(1, shape.rank()).toArray();
            Value share = emit.divOrZero(emit.reduceSum(target, axes), emit.reduceSum(against, axes));
            return emit.sub(target, emit.mul(against, share));
        }
    };

    /** Emits the difference of two relevances of one shape, {@code [N,...]}. */
    abstract Value of(Emitter emit, Value target, Value against, Shape shape);
}
