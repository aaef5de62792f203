package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.function.UnaryOperator;

/** How alike the places of a layer are: a symmetric matrix of places by places, as what it does to a vector. */
interface PlaceKernel {
    /** Returns the product with the matrix. */
    UnaryOperator<double[]> between(Places places);

    /**
     * Places as a graph has them.
     *
     * @param value {@code [N,places,channels]}
     */
    record Samples(Value value, long places, long channels) {
        /** Emits the same with every channel's mean taken off. */
        Samples centred(Emitter emit) {
            return new Samples(emit.sub(value, emit.reduceMean(value, 1)), places, channels);
        }

        /** Emits {@code [N,channels,places]}. */
        Value transposed(Emitter emit) {
            return emit.transpose(value, 0, 2, 1);
        }
    }

    /** Emits the matrix's first eigenvector times the root of its eigenvalue, {@code [N,places,1]}, by power iterations. */
    Value emitComponent(Emitter emit, Samples samples);
}
