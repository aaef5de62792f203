package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * LRP-gamma, for inputs and outputs of any sign. Where {@code y > 0} the positive contributions count {@code 1 + gamma}
 * times, {@code z = y + gamma P}; where {@code y < 0} the negative ones do, {@code z = y + gamma (y - P)}; with
 * {@code P = L+(x+) + L-(x-) + b+}. Each term receives its part of {@code R / z}; units with {@code y = 0} give nothing.
 *
 * <p>Montavon et al., "Layer-Wise Relevance Propagation: An Overview", 2019, section 10.2.3, which states it for inputs of
 * 0 or more; the form for both signs is that of Andéol et al., "Learning Domain Invariant Representations by Joint
 * Wasserstein Distance Minimization", 2021, appendix B.
 *
 * @param gamma 0 or more; 0 is LRP-0, infinity would be z-plus
 * @param guard of the divisions
 */
record GammaRule(float gamma, Guard guard) implements ContributionRule {
    GammaRule {
        if (!(gamma >= 0 && Float.isFinite(gamma))) {
            throw new IllegalArgumentException("gamma is " + gamma + "; it must be 0 or more, e.g. 0.25");
        }
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Value excess = excess(at);
        Value atPositives = favouringPositive(at).receive(ratioAtPositives(at, excess));
        if (at.arrivesOnlyAtPositives()) {
            return List.of(atPositives);
        }
        Value atNegatives = favouringNegative(at).receive(ratioAtNegatives(at, excess));
        return List.of(emit.add(atPositives, atNegatives));
    }

    /** Emits {@code gamma P}, kept away from 0 by the guard. */
    private Value excess(Step at) {
        return Contributions.positive(at)
                .with(weights -> weights.map(part -> at.emit().scale(part, gamma)))
                .sum(Bias.PARTS, guard.floor());
    }

    private Value ratioAtPositives(Step at, Value excess) {
        Emitter emit = at.emit();
        if (at.arrivesOnlyAtPositives()) {
            Value output = at.positiveOutput().orElseThrow();
            return emit.div(at.upstream(), emit.add(output, excess));
        }
        Value relevance = emit.mul(at.upstream(), emit.step(at.output()));
        return emit.div(relevance, emit.add(emit.relu(at.output()), excess));
    }

    private Value ratioAtNegatives(Step at, Value excess) {
        Emitter emit = at.emit();
        Value relevance = emit.mul(at.upstream(), emit.step(emit.neg(at.output())));
        Value output = emit.scale(emit.negativePart(at.output()), 1 + gamma);
        return emit.div(relevance, emit.sub(output, excess));
    }

    private Contributions favouringPositive(Step at) {
        return Contributions.meeting(at, this::raisingPositive, this::raisingNegative);
    }

    private Contributions favouringNegative(Step at) {
        return Contributions.meeting(at, this::raisingNegative, this::raisingPositive);
    }

    private Weights raisingPositive(Weights weights, Emitter emit) {
        return weights.withoutBias().map(kernel -> emit.add(kernel, emit.scale(emit.relu(kernel), gamma)));
    }

    private Weights raisingNegative(Weights weights, Emitter emit) {
        return weights.withoutBias().map(kernel -> emit.add(kernel, emit.scale(emit.negativePart(kernel), gamma)));
    }

    @Override
    public String toString() {
        return Written.rule("gamma")
                .with(gamma)
                .option("guard", guard, Guard.STANDARD)
                .toString();
    }
}
