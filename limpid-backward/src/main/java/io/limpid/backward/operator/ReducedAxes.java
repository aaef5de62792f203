package io.limpid.backward.operator;

import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The axes that a reduction goes over.
 *
 * @param axes ascending, counted from the front
 * @param keepsThem whether they stay in the output, with size 1
 */
record ReducedAxes(List<Long> axes, boolean keepsThem) {
    /** Tells why the axes of a reduction cannot be known; empty if they can. */
    static Optional<String> obstacle(Site site) {
        return Obstacles.unknown(site, "its axes are computed while the model runs", 1);
    }

    static ReducedAxes of(Site site) {
        Shape shape = site.inputShape(0);
        long[] given = site.constant(1).map(Tensor::toLongs).orElse(new long[0]);
        boolean all = given.length == 0 && site.node().attributes().integer("noop_with_empty_axes", 0) == 0;
        LongStream axes = all
                ? LongStream.range(0, shape.rank())
                : LongStream.of(given).map(shape::axis).sorted();
        boolean keepsThem = site.node().attributes().integer("keepdims", 1) == 1;
        return new ReducedAxes(axes.boxed().toList(), keepsThem);
    }

    /** Emits a value of the shape of the reduction's output with the axes in it, with size 1. */
    Value restored(Step at, Value value) {
        long[] gone = axes.stream().mapToLong(Long::longValue).toArray();
        return keepsThem || axes.isEmpty() ? value : at.emit().unsqueeze(value, gone);
    }
}
