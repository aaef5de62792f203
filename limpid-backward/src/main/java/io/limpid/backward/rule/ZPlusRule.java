package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * The z-plus rule: relevance goes to the positive contributions, {@code R_in = x+ L+'(R / P) + x- L-'(R / P)} with
 * {@code P = L+(x+) + L-(x-)} and the weights' positive and negative parts in {@code L+} and {@code L-}.
 *
 * <p>Montavon et al., "Explaining nonlinear classification decisions with deep Taylor decomposition", Pattern Recognition
 * 2017, equation 14, which states it for inputs of 0 or more.
 *
 * @param bias how it enters {@code P}
 * @param guard of the division
 */
record ZPlusRule(Bias bias, Guard guard) implements Rule {
    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.weights(operator);
    }

    @Override
    public List<Value> propagate(Step at) {
        Contributions positive = Contributions.positive(at);
        Value ratio = divide(at.emit(), at.upstream(), positive.sum(bias));
        return List.of(positive.receive(ratio));
    }

    private Value divide(Emitter emit, Value relevance, Value sum) {
        return bias == Bias.TWICE
                ? guard.divide(emit, relevance, sum)
                : guard.divideByNonNegative(emit, relevance, sum);
    }

    @Override
    public String toString() {
        return Written.rule("z-plus")
                .option("bias", bias, Bias.PARTS)
                .option("guard", guard, Guard.STANDARD)
                .toString();
    }
}
