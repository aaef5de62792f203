package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Signals;
import io.limpid.backward.Silence;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * LRP-0 at {@code y = L(x) + b}: {@code R_in = x L'(R / y)}. On networks of Relus it is input times gradient.
 *
 * <p>Bach et al., "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation",
 * PLOS ONE 2015, equation 56.
 *
 * @param guard of the division
 */
record ZeroRule(Guard guard) implements Rule {
    static final Guard STANDARD_GUARD = Guard.zero();

    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.linear(operator);
    }

    @Override
    public Silence silence(Operator operator) {
        return Silence.AT_ZERO_INPUTS;
    }

    @Override
    public List<Value> propagate(Step at) {
        Value ratio = Ratios.ofOutput(at, guard);
        Weights weights = at.arrivesOnlyAtPositives() ? at.weights().meeting(Signals.EVEN) : at.weights();
        return at.emit().mul(at.inputs(), at.linear().transpose(ratio, weights));
    }

    @Override
    public String toString() {
        return Written.rule("zero").option("guard", guard, STANDARD_GUARD).toString();
    }
}
