package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each channel by its positive gradients, each with its own share: {@code w_k = sum_ij a_kij max(g_kij, 0)} with
 * {@code a = g^2 / (2 g^2 + S_k g^3 + epsilon)} and {@code S_k = sum_ij A_kij}; the share is 0 where the denominator is.
 *
 * <p>Chattopadhay et al., "Grad-CAM++", WACV 2018, equations 10 and 19. For {@code Y = exp(score)} all factors that the
 * exponential brings cancel or are common to all channels.
 *
 * @param epsilon added to the denominator; 0 is the paper's formula
 */
record PlusPlus(float epsilon) implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        Value square = emit.square(signal);
        Value cube = emit.mul(square, signal);
        return weights(emit, activations, new Powers(signal, square, cube));
    }

    /** First, second and third power of the gradient, or their means over noisy inputs. */
    record Powers(Value first, Value second, Value third) {}

    Value weights(Emitter emit, Value activations, Powers powers) {
        Value sums = emit.reduceSum(activations, 2, 3);
        Value denominator = emit.add(emit.scale(powers.second(), 2), emit.mul(sums, powers.third()));
        Value shares = epsilon == 0
                ? emit.divOrZero(powers.second(), denominator)
                : emit.div(powers.second(), emit.add(denominator, emit.constant(epsilon)));
        Value positive = emit.relu(powers.first());
        Value isPositive = emit.greater(positive, emit.constant(0f));
        Value counted = emit.where(isPositive, emit.mul(shares, positive), emit.constant(0f));
        return emit.reduceSum(counted, 2, 3);
    }
}
