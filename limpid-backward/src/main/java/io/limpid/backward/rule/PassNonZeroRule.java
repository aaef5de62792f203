package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Relevance passes unchanged, but for inputs of 0, which receive nothing: {@code R_in = x (R / x)}.
 *
 * <p>Target-selective gradient backpropagation (TSGB) at batch normalization, {@code G_in = G y / x} with its message {@code G}
 * written as relevance {@code x G}; formula of the official code.
 */
record PassNonZeroRule() implements Rule {
    private static final Rule PASS = new PassRule();

    @Override
    public Silence silence(Operator operator) {
        return Silence.AT_ZERO_INPUTS;
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        List<Value> passed = PASS.propagate(at);
        List<Value> result = new ArrayList<>();
        for (int i = 0; i < passed.size(); i++) {
            Value signal = passed.get(i);
            Value input = at.inputs().get(i);
            result.add(signal.isPresent() ? emit.mul(input, emit.divOrZero(signal, input)) : Value.ABSENT);
        }
        return result;
    }

    @Override
    public String toString() {
        return "pass-non-zero";
    }
}
