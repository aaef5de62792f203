package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = x} where {@code x > alpha}, else 0; derivative 0 at {@code alpha}. */
final class ThresholdedReluOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "ThresholdedRelu";
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().above(at.input(), at.node().attributes().number("alpha", 1f));
    }
}
