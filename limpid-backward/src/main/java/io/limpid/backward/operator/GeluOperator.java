package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * {@code y = x P(x)} with {@code P} the normal distribution, or with its tanh approximation
 * {@code P = (1 + tanh(u))/2, u = sqrt(2/pi) (x + c x^3)}; derivative {@code P + x P'}.
 */
final class GeluOperator implements ElementwiseOperator {
    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float DENSITY_AT_ZERO = (float) (1 / Math.sqrt(2 * Math.PI));
    private static final float ROOT_TWO_OVER_PI = (float) Math.sqrt(2 / Math.PI);
    private static final float CUBIC = 0.044715f;

    @Override
    public String opType() {
        return "Gelu";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        boolean approximate = at.node().attributes().text("approximate", "none").equals("tanh");
        return approximate ? approximate(at.emit(), at.input()) : exact(at.emit(), at.input());
    }

    private static Value exact(Emitter emit, Value x) {
        Value density = emit.scale(emit.exp(emit.scale(emit.square(x), -0.5f)), DENSITY_AT_ZERO);
        return emit.add(probability(emit, emit.erf(emit.scale(x, ROOT_HALF))), emit.mul(x, density));
    }

    private static Value approximate(Emitter emit, Value x) {
        Value square = emit.square(x);
        Value inner = emit.add(emit.scale(square, ROOT_TWO_OVER_PI * CUBIC), emit.constant(ROOT_TWO_OVER_PI));
        Value tanh = emit.tanh(emit.mul(x, inner));
        Value innerSlope =
                emit.add(emit.scale(square, 1.5f * ROOT_TWO_OVER_PI * CUBIC), emit.constant(ROOT_TWO_OVER_PI / 2));
        Value bend = emit.sub(emit.constant(1f), emit.square(tanh));
        return emit.add(probability(emit, tanh), emit.mul(emit.mul(x, bend), innerSlope));
    }

    private static Value probability(Emitter emit, Value oddPart) {
        return emit.add(emit.scale(oddPart, 0.5f), emit.constant(0.5f));
    }
}
