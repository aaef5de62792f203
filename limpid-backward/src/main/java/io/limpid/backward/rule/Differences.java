package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/** Differences of values from the baseline. */
final class Differences {
    private Differences() {}

    /** Emits {@code v - v0}, of the shape of {@code v}. */
    static Value of(Step at, Value value) {
        return at.emit().sub(value, at.baseline(value));
    }

    /** Emits where {@code |v - v0| < epsilon}. */
    static Value isSmall(Step at, Value value, float epsilon) {
        Emitter emit = at.emit();
        return emit.less(emit.abs(of(at, value)), emit.constant(epsilon));
    }

    /** Emits the gradient at the data inputs, with zeros where there is none. */
    static List<Value> gradients(Step at) {
        return at.gradient().stream()
                .map(value -> value.isPresent() ? value : at.emit().constant(0f))
                .toList();
    }

    static void requirePositive(float epsilon) {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException(
                    "epsilon is " + epsilon + "; rules that divide by differences need a positive one, e.g. 1e-6");
        }
    }
}
