package io.limpid.backward.operator;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.stream.LongStream;

/**
 * {@code y = (x - m)/s} with mean {@code m} and deviation {@code s = sqrt(v + epsilon)} taken over axes.
 *
 * @param from the first of the axes, which go to the last
 * @param rank of {@code x}
 */
record Standardization(int from, int rank, float epsilon) {
    /** Emits the gradient {@code (g - mean(g) - y mean(g y))/s}. */
    Value gradient(Emitter emit, Value x, Value signal) {
        long[] axes = LongStream.range(from, rank).toArray();
        Value centred = emit.sub(x, emit.reduceMean(x, axes));
        Value variance = emit.reduceMean(emit.square(centred), axes);
        Value deviation = emit.sqrt(emit.add(variance, emit.constant(epsilon)));
        Value y = emit.div(centred, deviation);
        Value onlyCentred = emit.sub(signal, emit.reduceMean(signal, axes));
        Value correlation = emit.reduceMean(emit.mul(signal, y), axes);
        return emit.div(emit.sub(onlyCentred, emit.mul(y, correlation)), deviation);
    }

    /** Returns a shape that lays a vector of one number a channel under {@code [N,C,...]}. */
    static long[] perChannel(int rank) {
        return LongStream.concat(LongStream.of(-1), LongStream.generate(() -> 1).limit(rank - 2L))
                .toArray();
    }
}
