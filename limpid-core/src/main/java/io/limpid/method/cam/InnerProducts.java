package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
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
    /** Whether every channel's mean is taken off. */
    enum Centring {
        NONE {
            @Override
            Places of(Places places) {
                return places;
            }
        },
        PER_CHANNEL {
            @Override
            Places of(Places places) {
                return places.centred();
            }
        };

        abstract Places of(Places places);
    }

    @Override
    public UnaryOperator<double[]> between(Places places) {
        Places samples = centring.of(places);
        return vector -> samples.times(samples.transposedTimes(vector));
    }

    /** Of places by places and channels by channels, the smaller matrix is taken: both have the same eigenvalues. */
    @Override
    public Value emitComponent(Emitter emit, Samples given) {
        Samples samples = centring == Centring.NONE ? given : given.centred(emit);
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
