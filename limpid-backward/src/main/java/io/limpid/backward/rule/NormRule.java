package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Shares by contribution: {@code R_in = x J'(R / y)}, with {@code J'} the gradient. At a sum {@code x_i / (x_1 + x_2)} of the
 * relevance goes to input {@code i}, at a mean {@code x_i / sum(x)}.
 *
 * <p>LRP-0 for operators without weights: Bach et al., PLOS ONE 2015, equation 56.
 *
 * @param guard of the division
 */
record NormRule(Guard guard) implements Rule {
    @Override
    public List<Value> propagate(Step at) {
        return at.emit()
                .mul(at.inputs(), at.withUpstream(Ratios.ofOutput(at, guard)).gradient());
    }

    @Override
    public String toString() {
        return Written.rule("norm").option("guard", guard, Guard.STANDARD).toString();
    }
}
