package io.limpid.method.propagation;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Max pooling as captum's DeepLIFT crosses it: like the rule for maxima of {@code Rules}, but where several windows choose the
 * same element only the last of them counts, as {@code max_unpool2d} writes one over the other. So contributions get lost
 * where windows overlap.
 *
 * @param epsilon the least difference that is divided by
 */
record UnpooledMaximumRule(float epsilon) implements Rule {
    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Value baseline = emit.expandLike(at.baseline(at.input()), at.input());
        Value change = emit.sub(at.output(), at.baseline(at.output()));
        Value rise = unpooled(at, at.input(), emit.mul(at.upstream(), emit.relu(change)));
        Value fall = unpooled(at, baseline, emit.mul(at.upstream(), emit.negativePart(change)));
        Value difference = emit.sub(at.input(), baseline);
        Value isSmall = emit.less(emit.abs(difference), emit.constant(epsilon));
        Value quotient = emit.div(emit.add(rise, fall), difference);
        return List.of(emit.where(isSmall, at.gradient().get(0), quotient));
    }

    /** Emits a signal at the elements of {@code x} that are greatest, each with that of its last window. */
    private static Value unpooled(Step at, Value x, Value signal) {
        Emitter emit = at.emit();
        Attributes rowMajor = at.node().attributes().without("storage_order");
        Value places = emit.nodes(at.node().opType(), List.of(x), rowMajor, 2).get(1);
        Value flatPlaces = emit.reshape(places, -1);
        Value flatSignal = emit.reshape(signal, -1);
        Value last = lastOf(emit, emit.reshape(x, -1), flatPlaces);
        Value none = emit.indices(0);
        Value chosen = emit.gather(flatSignal, emit.max(last, none), 0);
        Value values = emit.mul(chosen, emit.cast(emit.greaterOrEqual(last, none), ElementType.FLOAT));
        return emit.reshapeLike(values, x);
    }

    /** Emits for each element the number of the last window that chose it, -1 for none. */
    private static Value lastOf(Emitter emit, Value elements, Value places) {
        Value none = emit.expand(emit.indices(-1), emit.shape(elements));
        Value windows = emit.node(
                "Range",
                List.of(
                        emit.constant(Tensor.of(new long[] {0})),
                        emit.squeeze(emit.shape(places), 0),
                        emit.constant(Tensor.of(new long[] {1}))),
                Attributes.NONE);
        return emit.node(
                "ScatterElements",
                List.of(none, places, windows),
                Attributes.NONE.with("axis", 0L).with("reduction", "max"));
    }

    @Override
    public String toString() {
        return "unpooled-maximum(epsilon=" + epsilon + ")";
    }
}
