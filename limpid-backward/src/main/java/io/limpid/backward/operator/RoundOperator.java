package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * The nearest whole number, as quantized models round. Its derivative is 0 wherever there is one, and would say that nothing
 * depends on anything; a signal passes straight through instead, and so do differences from a baseline, whose quotients would
 * magnify the rounding. It is no activation either: what guides or rectifies signals
 * at activations leaves it alone.
 *
 * <p>Bengio, Léonard and Courville, "Estimating or Propagating Gradients Through Stochastic Neurons for Conditional
 * Computation", 2013: the straight-through estimator.
 */
final class RoundOperator implements Operator {
    @Override
    public String opType() {
        return "Round";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Range range(Site site) {
        Range input = site.inputRange(0);
        return new Range(Math.rint(input.low()), Math.rint(input.high()));
    }

    @Override
    public List<Value> gradient(Step at) {
        return List.of(at.upstream());
    }
}
