package io.limpid.backward;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.function.UnaryOperator;

/**
 * Kernel and bias of a linear operator as values of the graph; either may be absent.
 *
 * <p>Modified weights are emitted as nodes. ONNX Runtime folds them when the session is created, so a file holds each
 * kernel once.
 *
 * @param signals what is known of those that the kernel meets on the way back
 */
public record Weights(Value kernel, Value bias, Signals signals) {
    /** The weights of an operator that has none. */
    public static final Weights NONE = new Weights(Value.ABSENT, Value.ABSENT);

    /** Makes weights that may meet any signals. */
    public Weights(Value kernel, Value bias) {
        this(kernel, bias, Signals.ANY);
    }

    /** Returns the same weights for signals of which this is known. */
    public Weights meeting(Signals known) {
        return new Weights(kernel, bias, known);
    }

    /** Returns the same kernel without a bias. */
    public Weights withoutBias() {
        return new Weights(kernel, Value.ABSENT, signals);
    }

    /** Returns the positive parts {@code max(w, 0)}. */
    public Weights positive(Emitter emit) {
        return map(emit::relu);
    }

    /** Returns the negative parts {@code min(w, 0)}. */
    public Weights negative(Emitter emit) {
        return map(emit::negativePart);
    }

    /** Returns the squares. */
    public Weights squared(Emitter emit) {
        return map(emit::square);
    }

    /** Returns these weights with a change to whichever is present. */
    public Weights map(UnaryOperator<Value> change) {
        return new Weights(mapPresent(kernel, change), mapPresent(bias, change), signals);
    }

    private static Value mapPresent(Value value, UnaryOperator<Value> change) {
        return value.isPresent() ? change.apply(value) : value;
    }
}
