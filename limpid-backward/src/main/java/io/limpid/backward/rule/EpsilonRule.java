package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * LRP-epsilon at {@code y = L(x) + b}: {@code R_in = x L'(R / (y + epsilon sgn y))}, that is {@linkplain ZeroRule LRP-0} with
 * a stabilizer.
 *
 * <p>Bach et al., "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation",
 * PLOS ONE 2015, equation 58.
 *
 * @param epsilon positive
 */
record EpsilonRule(float epsilon) implements Rule {
    EpsilonRule {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException(
                    "epsilon is " + epsilon + "; LRP-epsilon needs a positive one, e.g. 1e-6; for none there is zero");
        }
    }

    private ZeroRule stabilized() {
        return new ZeroRule(Guard.stabilized(epsilon));
    }

    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return stabilized().obstacle(site, operator);
    }

    @Override
    public Silence silence(Operator operator) {
        return stabilized().silence(operator);
    }

    @Override
    public List<Value> propagate(Step at) {
        return stabilized().propagate(at);
    }

    @Override
    public String toString() {
        return Written.rule("epsilon").with(epsilon).toString();
    }
}
