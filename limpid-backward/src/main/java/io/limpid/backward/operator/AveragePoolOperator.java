package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The mean over a sliding window.
 *
 * <p>What a window divides by depends on padding, partial windows and the runtime. The transpose therefore asks the
 * operator itself: on ones it gives {@code places covered / divisor} for each window.
 */
final class AveragePoolOperator implements LinearOperator {
    @Override
    public String opType() {
        return "AveragePool";
    }

    @Override
    public Kind kind() {
        return Kind.POOLING_AVERAGE;
    }

    @Override
    public Range range(Site site) {
        return dataRange(site).or(Range.ZERO);
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Window window = Window.of(at.site(), at.node().attributes().integers("kernel_shape"));
        boolean slides = window.isFlippable() && window.axes().stream().allMatch(axis -> axis.dilation() == 1);
        return List.of(slides ? slide(at, signal, window) : spread(at, signal, window));
    }

    /** For stride 1: a mean over the turned window, times the number of its places, is the sum. */
    private Value slide(Step at, Value signal, Window window) {
        float places = Arrays.stream(window.each(WindowAxis::kernel)).reduce(1, (a, b) -> a * b);
        Attributes turned = window.flipped()
                .without("dilations")
                .with("count_include_pad", 1)
                .with("kernel_shape", window.each(WindowAxis::kernel));
        Value shares = at.emit().mul(signal, shares(at, window, places));
        return at.emit().node(opType(), List.of(shares), turned);
    }

    /** For other strides: each channel on its own is spread by a kernel of ones. */
    private Value spread(Step at, Value signal, Window window) {
        Emitter emit = at.emit();
        Value shares = emit.mul(signal, shares(at, window, 1));
        Value planes = emit.reshape(shares, joined(new long[] {-1, 1}, window.each(WindowAxis::out)));
        Value ones = emit.constant(Tensor.filled(1, joined(new long[] {1, 1}, window.each(WindowAxis::kernel))));
        Value sums = emit.convTranspose(planes, ones, window.transposed());
        Shape shape = at.site().inputShape(0);
        return emit.reshape(sums, joined(new long[] {-1, shape.size(1)}, window.each(WindowAxis::in)));
    }

    /**
     * Emits {@code factor / divisor} of each window.
     *
     * <p>The reshape changes nothing: it states the size where shape inference counts a window of ceil_mode too many.
     */
    private Value shares(Step at, Window window, float factor) {
        Emitter emit = at.emit();
        Value ones = emit.constant(Tensor.filled(1, joined(new long[] {1, 1}, window.each(WindowAxis::in))));
        Value coverage = emit.node(opType(), List.of(ones), at.node().attributes());
        Tensor counts = counts(window);
        return emit.div(emit.scale(emit.reshape(coverage, counts.shape()), factor), emit.constant(counts));
    }

    /** Returns the number of places that each window covers. */
    private static Tensor counts(Window window) {
        float[] counts = {1};
        for (WindowAxis axis : window.axes()) {
            float[] longer = new float[counts.length * Math.toIntExact(axis.out())];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = counts[(int) (i / axis.out())] * axis.covered(i % axis.out());
            }
            counts = longer;
        }
        return Tensor.of(counts, joined(new long[] {1, 1}, window.each(WindowAxis::out)));
    }

    private static long[] joined(long[] first, long... second) {
        return LongStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
