package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * The z-plus rule of the negated weights: relevance goes to the negative contributions, {@code R_in = x+ L-'(R / Q) + x-
 * L+'(R / Q)} with {@code Q = L-(x+) + L+(x-)}, without bias. At the last layer it asks what speaks against a class.
 *
 * <p>Zhang et al., "Top-down Neural Attention by Excitation Backprop", ECCV 2016, section 3.3; Gu et al., "Understanding
 * Individual Decisions of CNNs via Contrastive Backpropagation", ACCV 2018, section 4.
 */
record ZMinusRule() implements ContributionRule {
    @Override
    public List<Value> propagate(Step at) {
        Contributions negative = Contributions.negative(at);
        Value sum = negative.sum(Bias.NONE, -Guard.STANDARD.floor());
        return List.of(negative.receive(at.emit().div(at.upstream(), sum)));
    }

    @Override
    public String toString() {
        return "z-minus";
    }
}
