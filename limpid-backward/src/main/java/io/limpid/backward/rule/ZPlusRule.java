package io.limpid.backward.rule;

import io.limpid.backward.Signals;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * The z-plus rule: relevance goes to the positive contributions, {@code R_in = x+ L+'(R / P) + x- L-'(R / P)} with
 * {@code P = L+(x+) + L-(x-)} and the weights' positive and negative parts in {@code L+} and {@code L-}.
 *
 * <p>Montavon et al., "Explaining nonlinear classification decisions with deep Taylor decomposition", Pattern Recognition
 * 2017, section 4.1, which states it for inputs of 0 or more. Without bias it is excitation backpropagation's
 * winner-takes-all probability, Zhang et al., "Top-down Neural Attention by Excitation Backprop", ECCV 2016, equation 2.
 *
 * @param bias how it enters {@code P}
 * @param guard of the division
 */
record ZPlusRule(Bias bias, Guard guard) implements ContributionRule {
    @Override
    public List<Value> propagate(Step at) {
        Contributions positive = Contributions.positive(at);
        Contributions receiving = isBounded(at) ? positive.with(weights -> weights.meeting(Signals.EVEN)) : positive;
        return List.of(receiving.receive(ratio(at, positive)));
    }

    /** Tells whether {@code P} is at least the output wherever there is relevance, so that no quotient is great. */
    private boolean isBounded(Step at) {
        return bias == Bias.PARTS && at.arrivesOnlyAtPositives();
    }

    private Value ratio(Step at, Contributions positive) {
        return bias == Bias.TWICE
                ? guard.divide(at.emit(), at.upstream(), positive.sum(bias, 0))
                : at.emit().div(at.upstream(), positive.sum(bias, guard.floor()));
    }

    @Override
    public String toString() {
        return Written.rule("z-plus")
                .option("bias", bias, Bias.PARTS)
                .option("guard", guard, Guard.STANDARD)
                .toString();
    }
}
