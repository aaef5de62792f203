package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code y = a / b} with broadcasting.
 *
 * <p>By a constant it is a {@linkplain ScalingOperator scaling}, and a constant divided by {@code b} is an activation;
 * where the divisor is computed from {@code a} element by element it ends a {@linkplain SelfGatedOperator activation}.
 */
record DivOperator(Kind kind) implements Operator {
    DivOperator() {
        this(Kind.PRODUCT);
    }

    @Override
    public String opType() {
        return "Div";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).times(site.inputRange(1).reciprocal());
    }

    /** The divisor only regulates. */
    @Override
    public List<Integer> carriers(Site site) {
        return List.of(0);
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return Stream.of(0, 1).filter(site::varies).toList();
    }

    @Override
    public Operator at(Site site) {
        if (!site.varies(1)) {
            return new ScalingOperator(opType(), 0);
        }
        return site.varies(0) ? SelfGatedOperator.find(this, site, 0).orElse(this) : new DivOperator(Kind.ACTIVATION);
    }

    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        Value b = at.node().input(1);
        Value toA = emit.div(at.upstream(), b);
        Value toB = emit.neg(emit.mul(toA, at.output()));
        return dataInputs(at.site()).stream()
                .map(index -> at.unrepeated(index == 0 ? toA : toB, at.node().input(index)))
                .toList();
    }
}
