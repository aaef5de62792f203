package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

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
    public Optional<String> obstacle(Site site) {
        return Obstacles.unknown(site, "its axes are computed", 1)
                .or(() -> Obstacles.when(averages && mixesBatch(site), "it takes the mean over the batch"));
    }

    private static boolean mixesBatch(Site site) {
        return Arrays.stream(axes(site)).anyMatch(axis -> !site.inputShape(0).isFixed((int) axis));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        long[] axes = axes(at.site());
        boolean axesVanished = at.node().attributes().integer("keepdims", 1) == 0 && axes.length > 0;
        Value sameRank = axesVanished ? at.emit().unsqueeze(signal, axes) : signal;
        Value share =
                averages ? at.emit().div(sameRank, at.emit().constant(count(at.shape(at.input()), axes))) : sameRank;
        return List.of(at.emit().expandLike(share, at.input()));
    }

    private static long[] axes(Site site) {
        int rank = site.inputShape(0).rank();
        long[] given = site.constant(1).map(axes -> axes.toLongs()).orElse(new long[0]);
        boolean none = given.length == 0 && site.node().attributes().integer("noop_with_empty_axes", 0) == 1;
        return given.length == 0 && !none
                ? LongStream.range(0, rank).toArray()
                : Arrays.stream(given)
                        .map(axis -> axis < 0 ? axis + rank : axis)
                        .toArray();
    }

    private static float count(Shape shape, long... axes) {
        return Arrays.stream(axes).map(axis -> shape.size((int) axis)).reduce(1, (a, b) -> a * b);
    }
}
