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
    /**
     * Emits {@code g (s + s0)/(s^2 + s0^2)}, centred, less {@code (c + c0) mean(g (s0 y + s y0))} over {@code (s^2 + s0^2)(s +
     * s0)}, with {@code c} for {@code x - m} and {@code 0} for the other data. Its products with {@code x - x0} sum to those of
     * {@code g} with {@code y - y0}; no more than 1.21 times the gradient of the data of greater deviation.
     */
    Value secant(Emitter emit, Value x, Value other, Value signal) {
        Standardized here = standardized(emit, x);
        Standardized there = standardized(emit, other);
        Value both = emit.add(here.deviation(), there.deviation());
        Value squares = emit.add(here.square(), there.square());
        Value direct = emit.div(emit.mul(signal, both), squares);
        Value crossed = emit.add(emit.mul(there.deviation(), here.y(emit)), emit.mul(here.deviation(), there.y(emit)));
        Value correlation = mean(emit, emit.mul(signal, crossed));
        Value byDeviation =
                emit.mul(emit.add(here.centred(), there.centred()), emit.div(correlation, emit.mul(squares, both)));
        return emit.sub(emit.sub(direct, mean(emit, direct)), byDeviation);
    }

    private Standardized standardized(Emitter emit, Value x) {
        Value centred = emit.sub(x, mean(emit, x));
        Value square = emit.add(mean(emit, emit.square(centred)), emit.constant(epsilon));
        return new Standardized(centred, square, emit.sqrt(square));
    }

    private Value mean(Emitter emit, Value values) {
        return emit.reduceMean(values, LongStream.range(from, rank).toArray());
    }

    /** Data without their mean, the square of their deviation, and the deviation. */
    private record Standardized(Value centred, Value square, Value deviation) {
        Value y(Emitter emit) {
            return emit.div(centred, deviation);
        }
    }

    /** Emits the gradient {@code (g - mean(g) - y mean(g y))/s}. */
    Value gradient(Emitter emit, Value x, Value signal) {
        Standardized here = standardized(emit, x);
        Value y = here.y(emit);
        Value onlyCentred = emit.sub(signal, mean(emit, signal));
        Value correlation = mean(emit, emit.mul(signal, y));
        return emit.div(emit.sub(onlyCentred, emit.mul(y, correlation)), here.deviation());
    }

    /** Returns a shape that lays a vector of one number a channel under {@code [N,C,...]}. */
    static long[] perChannel(int rank) {
        return LongStream.concat(LongStream.of(-1), LongStream.generate(() -> 1).limit(rank - 2L))
                .toArray();
    }
}
