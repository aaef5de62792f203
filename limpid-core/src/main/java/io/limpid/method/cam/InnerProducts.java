package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Places are as alike as their inner product {@code T T'}; its first eigenvector, times the root of the eigenvalue, is the
 * projection of {@code T} on its first right singular vector.
 *
 * <p>Muhammad and Yeasin, "Eigen-CAM", IJCNN 2020, equation 4, which does not centre.
 *
 * @param centring whether every channel's mean is taken off first
 */
record InnerProducts(Centring centring) implements PlaceKernel {
    /** Of more places the products between all of them take longer than those of a few vectors with the layer. */
    private static final long MOST_PLACES = 256;

    private static final int RANK_OF_MATRIX = 5;

    /** Whether every channel's mean is taken off. */
    enum Centring {
        NONE {
            @Override
            Places of(Places places) {
                return places;
            }

            @Override
            Samples of(Emitter emit, Samples samples) {
                return samples;
            }
        },
        PER_CHANNEL {
            @Override
            Places of(Places places) {
                return places.centred();
            }

            @Override
            Samples of(Emitter emit, Samples samples) {
                return samples.centred(emit);
            }
        };

        abstract Places of(Places places);

        abstract Samples of(Emitter emit, Samples samples);
    }

    /**
     * {@inheritDoc} Of few places that is the matrix, {@code [N,1,places,h,w]}. Its products are floats, like the layer:
     * their rounding turns the first eigenvector no further than the layer's own does.
     */
    @Override
    public Value emitHandedOver(Emitter emit, Layer at, Value layer) {
        Samples given = Samples.of(emit, at, layer);
        if (given.places() > Math.min(MOST_PLACES, given.channels())) {
            return layer;
        }
        Samples samples = centring.of(emit, given);
        Value matrix = emit.matMul(samples.value(), samples.transposed(emit));
        return emit.reshape(
                matrix, 0, 1, given.places(), at.shape().size(2), at.shape().size(3));
    }

    @Override
    public UnaryOperator<double[]> between(Tensor handedOver) {
        return handedOver.rank() == RANK_OF_MATRIX
                ? Places.of(handedOver.row(0).reshaped(Arrays.copyOfRange(handedOver.shape(), 1, RANK_OF_MATRIX)))
                        ::times
                : PlaceKernel.super.between(handedOver);
    }

    @Override
    public UnaryOperator<double[]> between(Places places) {
        Places samples = centring.of(places);
        return vector -> samples.times(samples.transposedTimes(vector));
    }

    /** Of places by places and channels by channels, the smaller matrix is taken: both have the same eigenvalues. */
    @Override
    public Value emitComponent(Emitter emit, Samples given) {
        Samples samples = centring.of(emit, given);
        Value transposed = samples.transposed(emit);
        PowerIterations iterations = new PowerIterations(emit);
        if (samples.channels() <= samples.places()) {
            Value direction = iterations.greatest(emit.matMul(transposed, samples.value()), samples.channels());
            return emit.matMul(samples.value(), direction);
        }
        Value vector = iterations.greatest(emit.matMul(samples.value(), transposed), samples.places());
        Value direction = emit.matMul(transposed, vector);
        return emit.mul(vector, emit.sqrt(emit.reduceSum(emit.square(direction), 1)));
    }
}
