package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.tensor.Tensor;
import java.util.function.UnaryOperator;

/** How alike the places of a layer are: a symmetric matrix of places by places, as what it does to a vector. */
interface PlaceKernel {
    /**
     * Emits what the graph hands over for {@link #between}: the layer, or what is less and takes its place.
     *
     * @return {@code [N,...,h,w]}
     */
    default Value emitHandedOver(Emitter emit, Layer at, Value layer) {
        return layer;
    }

    /**
     * Returns the product with the matrix.
     *
     * @param handedOver by the graph, {@code [1,...,h,w]}
     */
    default UnaryOperator<double[]> between(Tensor handedOver) {
        return between(Places.of(handedOver));
    }

    /** Returns the product with the matrix. */
    UnaryOperator<double[]> between(Places places);

    /**
     * Places as a graph has them.
     *
     * @param value {@code [N,places,channels]}
     */
    record Samples(Value value, long places, long channels) {
        /** Emits the places of a layer. */
        static Samples of(Emitter emit, Layer at, Value layer) {
            long channels = at.shape().size(1);
            long places = at.shape().size(2) * at.shape().size(3);
            return new Samples(emit.transpose(emit.reshape(layer, 0, channels, places), 0, 2, 1), places, channels);
        }

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
