package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** The mean over all spatial axes of {@code [N,C,…]}, which stay with size 1. */
final class GlobalAveragePoolOperator implements LinearOperator {
    @Override
    public String opType() {
        return "GlobalAveragePool";
    }

    @Override
    public Kind kind() {
        return Kind.POOLING_AVERAGE;
    }

    @Override
    public Range range(Site site) {
        return dataRange(site);
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Shape shape = at.shape(at.input());
        float places = IntStream.range(2, shape.rank()).mapToLong(shape::size).reduce(1, (a, b) -> a * b);
        Value share = at.emit().div(signal, at.emit().constant(places));
        Value spread = Fit.byExpanding(at, share, at.shape(at.output()), at.input());
        return List.of(Blocked.entered(at.emit(), spread, shape));
    }
}
