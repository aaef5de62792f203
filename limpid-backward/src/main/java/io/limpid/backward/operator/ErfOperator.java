package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** The error function; derivative {@code 2/sqrt(pi) e^(-x^2)}. */
final class ErfOperator implements ElementwiseOperator {
    private static final float TWO_OVER_ROOT_PI = (float) (2 / Math.sqrt(Math.PI));

    @Override
    public String opType() {
        return "Erf";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        return emit.scale(emit.exp(emit.neg(emit.square(at.input()))), TWO_OVER_ROOT_PI);
    }
}
