package io.limpid.backward.operator;

import io.limpid.backward.SelectingOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** The greatest or smallest element over axes; the gradient goes to the first one in row-major order. */
record ReduceExtremumOperator(String opType, String argOpType) implements SelectingOperator {
    static ReduceExtremumOperator max() {
        return new ReduceExtremumOperator("ReduceMax", "ArgMax");
    }

    static ReduceExtremumOperator min() {
        return new ReduceExtremumOperator("ReduceMin", "ArgMin");
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return ReducedAxes.obstacle(site);
    }

    @Override
    public List<Value> gradient(Step at) {
        ReducedAxes reduced = ReducedAxes.of(at.site());
        Value signal = reduced.restored(at, at.upstream());
        FirstExtremum found = new FirstExtremum(
                argOpType, reduced.axes(), at.shape(at.input()).rank());
        return List.of(reduced.axes().isEmpty() ? signal : found.route(at.emit(), at.input(), signal));
    }

    @Override
    public boolean selectsLeast() {
        return opType.equals("ReduceMin");
    }
}
