package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** A reduction over axes that is not linear. Of the kinds a maximum is nearest: it has no weights to share by either. */
interface NormOperator extends Operator {
    @Override
    default Kind kind() {
        return Kind.POOLING_MAX;
    }

    @Override
    default Optional<String> obstacle(Site site) {
        return ReducedAxes.obstacle(site);
    }

    /**
     * Emits the derivative of the output by each element.
     *
     * @param y the output with the reduced axes in it, with size 1
     */
    Value derivative(Step at, Value y);

    @Override
    default List<Value> gradient(Step at) {
        ReducedAxes reduced = ReducedAxes.of(at.site());
        Value derivative = derivative(at, reduced.restored(at, at.output()));
        return List.of(at.emit().mul(reduced.restored(at, at.upstream()), derivative));
    }
}
