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
import java.util.Optional;

/** The sum or the mean over some axes. */
record ReductionOperator(String opType, boolean averages) implements LinearOperator {
    static ReductionOperator sum() {
        return new ReductionOperator("ReduceSum", false);
    }

    static ReductionOperator mean() {
        return new ReductionOperator("ReduceMean", true);
    }

    @Override
    public Kind kind() {
        return Kind.POOLING_AVERAGE;
    }

    @Override
    public Range range(Site site) {
        return averages ? site.inputRange(0) : site.inputRange(0).sign();
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return ReducedAxes.obstacle(site)
                .or(() -> Obstacles.when(averages && mixesBatch(site), "it takes the mean over the batch"));
    }

    private static boolean mixesBatch(Site site) {
        return ReducedAxes.of(site).axes().stream()
                .anyMatch(axis -> !site.inputShape(0).isFixed(axis.intValue()));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        ReducedAxes axes = ReducedAxes.of(at.site());
        Value restored = axes.restored(at, signal);
        Value share = averages ? at.emit().div(restored, at.emit().constant(count(at, axes))) : restored;
        return List.of(at.emit().expandLike(share, at.input()));
    }

    private static float count(Step at, ReducedAxes axes) {
        Shape shape = at.shape(at.input());
        return axes.axes().stream()
                .mapToLong(axis -> shape.size(axis.intValue()))
                .reduce(1, (a, b) -> a * b);
    }
}
