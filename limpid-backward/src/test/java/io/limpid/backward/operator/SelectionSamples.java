package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Samples of the operators that choose among elements. No two elements are equal. */
final class SelectionSamples {
    private static final double GAP = 0.05;
    private static final long[] SHAPE = {2, 3, 4, 5};

    private SelectionSamples() {}

    static List<OperatorSample> all() {
        return Stream.of(
                        extrema("Max"),
                        extrema("Min"),
                        reductions("ReduceMax"),
                        reductions("ReduceMin"),
                        pools(),
                        scatters(),
                        ranks(),
                        wheres())
                .flatMap(List::stream)
                .toList();
    }

    private static List<OperatorSample> extrema(String opType) {
        return List.of(
                OperatorSample.of(opType, "three operands", random -> NodeCase.of(opType)
                        .data(random.distinct(GAP, SHAPE))
                        .data(random.distinct(GAP * 1.1, SHAPE))
                        .data(random.distinct(GAP * 1.3, 2, 3, 1, 1))),
                OperatorSample.of(
                        opType, "one operand", random -> NodeCase.of(opType).data(random.normal(SHAPE))),
                OperatorSample.of(opType, "against constants", random -> NodeCase.of(opType)
                        .constant(random.normal(3, 1, 1))
                        .data(random.distinct(GAP, SHAPE))
                        .constant(Tensor.scalar(0.01f))));
    }

    private static List<OperatorSample> reductions(String opType) {
        return List.of(
                reduction(opType, "spatial axes", Attributes.NONE, 2, 3),
                reduction(opType, "one negative axis, dropped", Attributes.NONE.with("keepdims", 0L), -2),
                reduction(opType, "channels and columns", Attributes.NONE, 3, 1),
                OperatorSample.of(opType, "nothing to do", random -> NodeCase.of(opType)
                        .data(random.distinct(GAP, SHAPE))
                        .with(Attributes.NONE.with("noop_with_empty_axes", 1L))),
                OperatorSample.of(
                        opType, "everything", random -> NodeCase.of(opType).sharedData(random.distinct(GAP, 3, 4, 2))));
    }

    private static OperatorSample reduction(String opType, String variant, Attributes attributes, long... axes) {
        return OperatorSample.of(opType, variant, random -> NodeCase.of(opType)
                .data(random.distinct(GAP, SHAPE))
                .constant(Tensor.vector(axes))
                .with(attributes));
    }

    private static List<OperatorSample> ranks() {
        return List.of(
                rank("greatest of the last axis", 3, Attributes.NONE),
                rank(
                        "smallest of the channels",
                        2,
                        Attributes.NONE.with("axis", 1L).with("largest", 0L)),
                rank("all of the rows", 4, Attributes.NONE.with("axis", -2L)));
    }

    private static OperatorSample rank(String variant, long count, Attributes attributes) {
        return OperatorSample.of("TopK", variant, random -> NodeCase.of("TopK")
                .data(random.distinct(GAP, SHAPE))
                .constant(Tensor.vector(count))
                .with(attributes)
                .outputs(2, 1));
    }

    private static List<OperatorSample> pools() {
        return List.of(
                OperatorSample.of("GlobalMaxPool", "plain", random -> NodeCase.of("GlobalMaxPool")
                        .data(random.distinct(GAP, SHAPE))),
                OperatorSample.of("GlobalMaxPool", "one spatial axis", random -> NodeCase.of("GlobalMaxPool")
                        .data(random.distinct(GAP, 2, 3, 7))),
                pool("any window", random -> window(random)),
                pool("halves", random -> Attributes.NONE
                        .with("kernel_shape", new long[] {2, 2})
                        .with("strides", new long[] {2, 2})),
                pool("overlapping, partial last window", random -> Attributes.NONE
                        .with("kernel_shape", new long[] {3, 3})
                        .with("strides", new long[] {2, 2})
                        .with("ceil_mode", 1L)),
                OperatorSample.of("MaxPool", "a block of channels", random -> NodeCase.of("MaxPool")
                        .data(random.distinct(GAP, 2, 16, random.between(5, 7), random.between(5, 7)))
                        .with(window(random).without("dilations"))),
                pool("auto_pad upper", random -> auto(random, "SAME_UPPER")),
                pool("auto_pad lower", random -> auto(random, "SAME_LOWER")),
                pool("auto_pad valid", random -> auto(random, "VALID")),
                OperatorSample.of("MaxPool", "one spatial axis", random -> NodeCase.of("MaxPool")
                        .data(random.distinct(GAP, 2, 3, 9))
                        .with(Attributes.NONE
                                .with("kernel_shape", new long[] {3})
                                .with("strides", new long[] {2})
                                .with("pads", new long[] {1, 1}))),
                OperatorSample.of("MaxPool", "three spatial axes", random -> NodeCase.of("MaxPool")
                        .data(random.distinct(GAP, 2, 2, 4, 5, 4))
                        .with(Attributes.NONE
                                .with("kernel_shape", new long[] {2, 3, 2})
                                .with("strides", new long[] {1, 2, 2}))));
    }

    private static OperatorSample pool(String variant, Function<RandomTensors, Attributes> window) {
        return OperatorSample.of("MaxPool", variant, random -> NodeCase.of("MaxPool")
                .data(random.distinct(GAP, 2, 3, random.between(7, 9), random.between(7, 9)))
                .with(window.apply(random)));
    }

    private static Attributes window(RandomTensors random) {
        int kernel = random.between(2, 3);
        return Attributes.NONE
                .with("kernel_shape", new long[] {kernel, random.between(2, 3)})
                .with("strides", new long[] {random.between(1, 3), random.between(1, 3)})
                .with("dilations", new long[] {random.between(1, 2), random.between(1, 2)})
                .with("pads", new long[] {random.between(0, 1), random.between(0, 1), random.between(0, 1), 0})
                .with("ceil_mode", random.oneOf(0, 1));
    }

    private static Attributes auto(RandomTensors random, String autoPad) {
        return Attributes.NONE
                .with("kernel_shape", new long[] {3, 2})
                .with("strides", new long[] {random.between(1, 3), random.between(1, 3)})
                .with("auto_pad", autoPad);
    }

    private static List<OperatorSample> scatters() {
        return List.of(
                scatter("along columns", 3, random -> random.indices(0, 5, 2, 3, 4, 6)),
                scatter("along channels", 1, random -> random.indices(0, 3, 2, 7, 4, 5)),
                OperatorSample.of("ScatterElements", "onto a constant", random -> NodeCase.of("ScatterElements")
                        .constant(Tensor.filled(0.5f, 9))
                        .constant(random.indices(0, 9, 20))
                        .sharedData(random.normal(20))
                        .with(adding(0))));
    }

    private static OperatorSample scatter(String variant, long axis, Function<RandomTensors, Tensor> indices) {
        return OperatorSample.of("ScatterElements", variant, random -> {
            Tensor places = indices.apply(random);
            return NodeCase.of("ScatterElements")
                    .sharedData(random.normal(SHAPE))
                    .constant(places)
                    .sharedData(random.normal(places.shape()))
                    .with(adding(axis));
        });
    }

    private static Attributes adding(long axis) {
        return Attributes.NONE.with("axis", axis).with("reduction", "add");
    }

    private static List<OperatorSample> wheres() {
        return List.of(
                OperatorSample.of("Where", "two operands", random -> NodeCase.of("Where")
                        .constant(mask(random, 3, 4, 5))
                        .data(random.normal(SHAPE))
                        .data(random.normal(2, 1, 4, 1))),
                OperatorSample.of("Where", "else a constant", random -> NodeCase.of("Where")
                        .constant(mask(random, 4, 1))
                        .data(random.normal(2, 3, 1, 5))
                        .constant(Tensor.scalar(0.5f))),
                OperatorSample.of("Where", "constant where it holds", random -> NodeCase.of("Where")
                        .constant(mask(random, 5))
                        .constant(random.normal(3, 1, 1))
                        .data(random.normal(SHAPE))));
    }

    private static Tensor mask(RandomTensors random, long... shape) {
        long[] bits = random.indices(0, 2, shape).toLongs();
        byte[] bytes = new byte[bits.length];
        for (int i = 0; i < bits.length; i++) {
            bytes[i] = (byte) bits[i];
        }
        return Tensor.raw(ElementType.BOOL, shape, ByteBuffer.wrap(bytes));
    }
}
