package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * LRP-alpha-beta: {@code R_in = alpha} times the share of the positive contributions in their sum {@code P} less
 * {@code beta} times that of the negative ones in theirs, {@code Q}.
 *
 * <p>{@code P = L+(x+) + L-(x-)}, {@code Q = L-(x+) + L+(x-)}. Where a unit has no negative contributions its beta part is
 * dropped.
 *
 * <p>Bach et al., PLOS ONE 2015, equation 60.
 *
 * @param alpha {@code beta + 1}, so that relevance is kept
 * @param beta 0 or more
 * @param bias how it enters {@code P} and {@code Q}: {@link Bias#PARTS} or {@link Bias#NONE}
 * @param guard of the divisions
 */
record AlphaBetaRule(float alpha, float beta, Bias bias, Guard guard) implements ContributionRule {
    private static final float ROUNDING = 1e-5f;

    AlphaBetaRule {
        if (!(beta >= 0 && Math.abs(alpha - beta - 1) <= ROUNDING)) {
            throw new IllegalArgumentException("alpha is " + alpha + " and beta is " + beta
                    + "; beta must be 0 or more and alpha one more than beta, e.g. 2 and 1");
        }
        if (bias == Bias.TWICE) {
            throw new IllegalArgumentException("bias is twice; alpha-beta takes parts or none");
        }
    }

    @Override
    public List<Value> propagate(Step at) {
        Value activating = received(at, Contributions.positive(at), alpha, guard.floor());
        return List.of(
                beta == 0
                        ? activating
                        : at.emit().sub(activating, received(at, Contributions.negative(at), beta, -guard.floor())));
    }

    private Value received(Step at, Contributions terms, float factor, float floor) {
        Emitter emit = at.emit();
        Value ratio = emit.div(at.upstream(), terms.sum(bias, floor));
        return terms.receive(emit.scale(ratio, factor));
    }

    @Override
    public String toString() {
        return Written.rule("alpha-beta")
                .with(alpha)
                .with(beta)
                .option("bias", bias, Bias.PARTS)
                .option("guard", guard, Guard.STANDARD)
                .toString();
    }
}
