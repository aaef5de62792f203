package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Local response normalization: {@code y = x d^-beta} with {@code d = bias + alpha/n sum(x^2)}, the sum over a window of
 * {@code n} neighbouring channels.
 *
 * <p>Gradient {@code g d^-beta - 2 alpha beta/n x sum'(g x d^(-beta-1))}, the sum over the window looking the other way.
 */
final class LRNOperator implements Operator {
    @Override
    public String opType() {
        return "LRN";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        Attributes attributes = at.node().attributes();
        float alpha = attributes.number("alpha", 1e-4f);
        float beta = attributes.number("beta", 0.75f);
        long size = attributes.integer("size", 1);
        long before = (size - 1) / 2;
        long after = size - 1 - before;
        Value energy = channelMean(at, emit.square(at.input()), before, after);
        Value divisor = emit.add(emit.scale(energy, alpha), emit.constant(attributes.number("bias", 1f)));
        Value direct = emit.mul(at.upstream(), emit.pow(divisor, emit.constant(-beta)));
        Value shared = channelMean(at, emit.div(emit.mul(direct, at.input()), divisor), after, before);
        return List.of(emit.sub(direct, emit.mul(emit.scale(at.input(), 2 * alpha * beta), shared)));
    }

    /** Emits the sum over a window of channels divided by the window's size; channels beyond the ends count as 0. */
    private static Value channelMean(Step at, Value x, long before, long after) {
        Emitter emit = at.emit();
        Value columns = emit.reshape(x, 0, 1, at.shape(at.input()).size(1), -1);
        Attributes window = Attributes.NONE
                .with("kernel_shape", new long[] {before + 1 + after, 1})
                .with("pads", new long[] {before, 0, after, 0})
                .with("count_include_pad", 1L);
        return Fit.byReshaping(at, emit.node("AveragePool", List.of(columns), window), at.input());
    }
}
