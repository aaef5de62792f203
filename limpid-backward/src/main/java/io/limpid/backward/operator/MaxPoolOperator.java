package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Range;
import io.limpid.backward.SelectingOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * The greatest element of each window; the gradient goes to the first one in row-major order, and adds up where windows
 * overlap.
 *
 * <p>The places come from a second MaxPool in the backward part, so that the first keeps its fast form on ONNX Runtime.
 */
final class MaxPoolOperator implements SelectingOperator {
    @Override
    public String opType() {
        return "MaxPool";
    }

    @Override
    public Kind kind() {
        return Kind.POOLING_MAX;
    }

    @Override
    public Range range(Site site) {
        return dataRange(site);
    }

    @Override
    public boolean keepsSign(Site site) {
        return true;
    }

    /** The standard counts places through the whole tensor, images and channels included. */
    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        FirstOfWindow first = new FirstOfWindow(
                at, Window.of(at.site(), at.node().attributes().integers("kernel_shape")));
        if (first.applies()) {
            return List.of(first.gradient());
        }
        Attributes rowMajor = at.node().attributes().without("storage_order");
        Value places = emit.nodes("MaxPool", List.of(at.input()), rowMajor, 2).get(1);
        Value zeros = emit.reshape(emit.zerosLike(at.input()), -1);
        Value routed = emit.scatterAdd(zeros, emit.reshape(places, -1), emit.reshape(at.upstream(), -1), 0);
        return List.of(Fit.byReshaping(at, routed, at.input()));
    }
}
