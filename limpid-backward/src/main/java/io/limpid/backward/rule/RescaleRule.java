package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * DeepLIFT's rescale rule at an activation {@code y = f(x)}: {@code m_in = m_out (y - y0) / (x - x0)}, where {@code 0} marks
 * the baseline. Where {@code |x - x0| < epsilon} the quotient becomes the derivative.
 *
 * <p>Shrikumar et al., "Learning Important Features Through Propagating Activation Differences", ICML 2017, section 3.5.2.
 *
 * @param epsilon the least difference that is divided by
 */
record RescaleRule(float epsilon) implements Rule {
    RescaleRule {
        Differences.requirePositive(epsilon);
    }

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Value slope = emit.div(Differences.of(at, at.output()), Differences.of(at, at.input()));
        Value quotient = emit.mul(at.upstream(), slope);
        Value isSmall = Differences.isSmall(at, at.input(), epsilon);
        Value gradient = Differences.gradients(at).get(0);
        return List.of(emit.where(isSmall, gradient, at.unrepeated(quotient, at.input())));
    }

    @Override
    public String toString() {
        return "rescale(epsilon=" + epsilon + ")";
    }
}
