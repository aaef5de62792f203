package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/** The chain rule: {@code g_in = J' g_out}. */
record GradientRule() implements Rule {
    @Override
    public Silence silence(Operator operator) {
        return Silence.AS_UPSTREAM;
    }

    @Override
    public List<Value> propagate(Step at) {
        return at.gradient();
    }

    @Override
    public String toString() {
        return "gradient";
    }
}
