package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * LRP-epsilon at {@code y = L(x) + b}: {@code R_in = x L'(R / (y + epsilon sgn y))}.
 *
 * <p>Bach et al., "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation",
 * PLOS ONE 2015, equation 58.
 */
record EpsilonRule(float epsilon) implements Rule {
    EpsilonRule {
        Guard.stabilized(epsilon);
    }

    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.linear(operator);
    }

    @Override
    public List<Value> propagate(Step at) {
        Value ratio = Ratios.ofOutput(at, Guard.stabilized(epsilon));
        return at.emit().mul(at.inputs(), at.linear().transpose(ratio, at.weights()));
    }

    @Override
    public String toString() {
        return "epsilon(" + epsilon + ")";
    }
}
