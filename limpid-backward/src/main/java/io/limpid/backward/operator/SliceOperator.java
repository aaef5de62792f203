package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A part of a value: from a start to before an end along some axes, with steps that may be negative. */
final class SliceOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Slice";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.unknown(site, "its range is computed", 1, 2, 3, 4)
                .or(() -> Obstacles.when(cutsBatch(site), "it selects images of a batch"));
    }

    private static boolean cutsBatch(Site site) {
        return ranges(site).stream().anyMatch(range -> !site.inputShape(0).isFixed(range.axis()));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Shape shape = at.shape(at.input());
        Value widened = signal;
        for (Range range : ranges(at.site())) {
            int size = Math.toIntExact(shape.size(range.axis()));
            Selection.Axis axis = new Selection.Axis(range.axis(), shape.rank());
            widened = Selection.of(size, range.places(size)).transpose(at.emit(), widened, axis);
        }
        return List.of(widened);
    }

    private static List<Range> ranges(Site site) {
        long[] starts = content(site, 1);
        long[] ends = content(site, 2);
        long[] axes = content(site, 3, LongStream.range(0, starts.length).toArray());
        long[] steps = content(
                site, 4, LongStream.generate(() -> 1).limit(starts.length).toArray());
        Shape shape = site.inputShape(0);
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            ranges.add(new Range(shape.axis(axes[i]), starts[i], ends[i], steps[i]));
        }
        return ranges;
    }

    private static long[] content(Site site, int input, long... otherwise) {
        return site.constant(input).map(Tensor::toLongs).orElse(otherwise);
    }

    /** The range along one axis as the node states it: negative numbers count from the end, and may lie outside. */
    private record Range(int axis, long start, long end, long step) {
        int[] places(long size) {
            long first = bounded(start < 0 ? start + size : start, step > 0 ? size : size - 1);
            long stop = step > 0
                    ? bounded(end < 0 ? end + size : end, size)
                    : Math.min(size - 1, Math.max(-1, end < 0 ? end + size : end));
            long count = Math.max(0, (stop - first + step - Long.signum(step)) / step);
            return Arrays.stream(LongStream.range(0, count).toArray())
                    .mapToInt(i -> (int) (first + i * step))
                    .toArray();
        }

        private static long bounded(long place, long limit) {
            return Math.min(limit, Math.max(0, place));
        }
    }
}
