package io.limpid.backward.rule;

import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * The w-square rule: inputs receive by the squares of their weights, {@code R_in = S'(R / (S(1) + b^2))} with squared weights
 * in {@code S}.
 *
 * <p>Montavon et al., "Explaining nonlinear classification decisions with deep Taylor decomposition", Pattern Recognition
 * 2017, section 4.1.
 *
 * @param bias {@link Bias#PARTS} counts its square, {@link Bias#NONE} does not
 */
record WSquareRule(Bias bias) implements Rule {
    WSquareRule {
        if (bias == Bias.TWICE) {
            throw new IllegalArgumentException("bias is twice; w-square takes parts or none");
        }
    }

    @Override
    public Optional<String> obstacle(Site site, Operator operator) {
        return Demands.weights(operator);
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights squares = at.weights().squared(emit);
        Weights counted = bias == Bias.NONE ? squares.withoutBias() : squares;
        Value sums = emit.add(Ones.through(at, counted), emit.constant(Guard.STANDARD.floor()));
        return at.linear().transpose(emit.div(at.upstream(), sums), squares);
    }

    @Override
    public String toString() {
        return Written.rule("w-square").option("bias", bias, Bias.PARTS).toString();
    }
}
