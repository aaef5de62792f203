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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Interpolation along some axes, each for itself: nearest, linear or cubic.
 *
 * <p>Along one axis it is a matrix. The transpose learns that matrix from the operator itself, by resizing the rows of an
 * identity, so that it follows the runtime in every mode and rounding.
 */
final class ResizeOperator implements LinearOperator {
    private static final int SCALES = 2;

    @Override
    public String opType() {
        return "Resize";
    }

    @Override
    public Kind kind() {
        return Kind.POOLING_AVERAGE;
    }

    @Override
    public Range range(Site site) {
        boolean overshoots = site.node().attributes().text("mode", "nearest").equals("cubic");
        return overshoots ? Range.ANY : site.inputRange(0);
    }

    @Override
    public Optional<String> obstacle(Site site) {
        Attributes attributes = site.node().attributes();
        boolean crops = attributes.text("coordinate_transformation_mode", "").equals("tf_crop_and_resize");
        boolean keepsRatio =
                !attributes.text("keep_aspect_ratio_policy", "stretch").equals("stretch");
        boolean resizesBatch = resized(site).stream()
                .anyMatch(axis ->
                        !site.inputShape(0).isFixed(axis) || !site.outputShape().isFixed(axis));
        return Obstacles.when(crops, "it crops")
                .or(() -> Obstacles.when(keepsRatio, "it keeps an aspect ratio"))
                .or(() -> Obstacles.when(resizesBatch, "it resizes the batch"));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Value shrunk = signal;
        for (int axis : resized(at.site())) {
            shrunk = along(
                    at.emit(),
                    shrunk,
                    matrix(at, axis),
                    new Selection.Axis(axis, at.shape(at.input()).rank()));
        }
        return List.of(shrunk);
    }

    /** Emits the product with the transposed matrix along an axis; {@code matrix} is {@code [in, out]}. */
    private static Value along(Emitter emit, Value signal, Value matrix, Selection.Axis axis) {
        int last = axis.rank() - 1;
        if (axis.index() == last - 1) {
            return emit.matMul(matrix, signal);
        }
        Value turned = emit.transpose(matrix, 1, 0);
        if (axis.index() == last) {
            return emit.matMul(signal, turned);
        }
        Value atEnd = emit.swapped(signal, axis.rank(), axis.index(), last);
        return emit.swapped(emit.matMul(atEnd, turned), axis.rank(), axis.index(), last);
    }

    /** Emits {@code [in, out]}: row i is what the operator makes of a 1 at place i of an axis. */
    private Value matrix(Step at, int axis) {
        Emitter emit = at.emit();
        long in = at.site().inputShape(0).size(axis);
        long out = at.site().outputShape().size(axis);
        Value identity = emit.constant(identity(Math.toIntExact(in)).reshaped(1, in, 1, in));
        Attributes attributes = at.node().attributes().without("axes");
        List<Value> inputs = scales(at.site())
                .map(scales -> List.of(
                        identity, Value.ABSENT, emit.constant(Tensor.of(new float[] {1, 1, 1, scales[axis]}, 4))))
                .orElseGet(() -> List.of(identity, Value.ABSENT, Value.ABSENT, emit.indices(1, in, 1, out)));
        return emit.reshape(emit.node(opType(), inputs, attributes), in, out);
    }

    private static Tensor identity(int size) {
        float[] data = new float[size * size];
        for (int i = 0; i < size; i++) {
            data[i * (size + 1)] = 1;
        }
        return Tensor.of(data, size, size);
    }

    private static List<Integer> resized(Site site) {
        Shape in = site.inputShape(0);
        Shape out = site.outputShape();
        Optional<float[]> scales = scales(site);
        return IntStream.range(0, in.rank())
                .filter(axis -> scales.map(factors -> factors[axis] != 1)
                        .orElse(!in.dims().get(axis).equals(out.dims().get(axis))))
                .boxed()
                .toList();
    }

    /** Returns the scale of each axis if the node gives scales. */
    private static Optional<float[]> scales(Site site) {
        Shape shape = site.inputShape(0);
        return site.constant(SCALES)
                .map(Tensor::toFloats)
                .filter(given -> given.length > 0)
                .map(given -> {
                    long[] axes = site.node()
                            .attributes()
                            .integers("axes", LongStream.range(0, shape.rank()).toArray());
                    float[] scales = new float[shape.rank()];
                    Arrays.fill(scales, 1);
                    for (int i = 0; i < axes.length; i++) {
                        scales[shape.axis(axes[i])] = given[i];
                    }
                    return scales;
                });
    }
}
