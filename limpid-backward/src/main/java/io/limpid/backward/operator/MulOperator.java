package io.limpid.backward.operator;

import io.limpid.backward.BilinearOperator;
import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * {@code y = a b} with broadcasting.
 *
 * <p>With a constant it is a {@linkplain ScalingOperator scaling}; where one factor is computed from the other element by
 * element it ends an {@linkplain SelfGatedOperator activation}.
 */
final class MulOperator implements BilinearOperator {
    @Override
    public String opType() {
        return "Mul";
    }

    @Override
    public Kind kind() {
        return Kind.PRODUCT;
    }

    @Override
    public Range range(Site site) {
        boolean squares = site.input(0).equals(site.input(1));
        return squares ? Range.NON_NEGATIVE : site.inputRange(0).times(site.inputRange(1));
    }

    @Override
    public boolean keepsSign(Site site) {
        List<Integer> carriers = carriers(site);
        return carriers.size() == 1 && site.inputRange(1 - carriers.get(0)).isNonNegative();
    }

    /** A gate is known by its range from 0 to 1, or by its single place that regulates a map of places. */
    @Override
    public List<Integer> carriers(Site site) {
        return Factors.carriers(site);
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(0, 1);
    }

    @Override
    public Operator at(Site site) {
        if (site.varies(0) && site.varies(1)) {
            return SelfGatedOperator.find(this, site, 0, 1).orElse(this);
        }
        return new ScalingOperator(opType(), site.varies(0) ? 0 : 1);
    }

    @Override
    public List<Value> gradient(Step at) {
        Value a = at.node().input(0);
        Value b = at.node().input(1);
        Value toA = at.emit().mul(at.upstream(), b);
        Value toB = at.emit().mul(at.upstream(), a);
        return List.of(at.unrepeated(toA, a), at.unrepeated(toB, b));
    }
}
