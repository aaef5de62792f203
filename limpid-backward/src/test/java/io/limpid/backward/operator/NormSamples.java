package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.stream.Stream;

/** Samples of norms, and of normalizations by the statistics of their own input. */
final class NormSamples {
    private static final long[] SHAPE = {2, 4, 3, 5};

    private NormSamples() {}

    static List<OperatorSample> all() {
        return Stream.of(reductions(), softmaxes(), standardizations(), localResponses())
                .flatMap(List::stream)
                .toList();
    }

    private static List<OperatorSample> reductions() {
        return Stream.of("ReduceL1", "ReduceL2", "ReduceLogSumExp", "ReduceSumSquare")
                .flatMap(opType -> Stream.of(
                        OperatorSample.of(opType, "spatial axes", random -> awayFromZero(opType, random)
                                .constant(Tensor.vector(2, 3))),
                        OperatorSample.of(opType, "channels, dropped", random -> awayFromZero(opType, random)
                                .constant(Tensor.vector(-3))
                                .with(Attributes.NONE.with("keepdims", 0L)))))
                .toList();
    }

    private static NodeCase awayFromZero(String opType, RandomTensors random) {
        return NodeCase.of(opType).data(random.awayFrom(NonlinearSamples.MARGIN, new double[] {0}, SHAPE));
    }

    private static List<OperatorSample> softmaxes() {
        return Stream.of("Softmax", "LogSoftmax")
                .flatMap(opType -> Stream.of(
                        OperatorSample.of(opType, "last axis", random -> NodeCase.of(opType)
                                .data(random.normal(2, 7))),
                        OperatorSample.of(opType, "channels", random -> NodeCase.of(opType)
                                .data(random.normal(SHAPE))
                                .with(Attributes.NONE.with("axis", 1L)))))
                .toList();
    }

    private static List<OperatorSample> standardizations() {
        return List.of(
                OperatorSample.of(
                        "InstanceNormalization", "plain", random -> scaled("InstanceNormalization", random, 4)),
                OperatorSample.of(
                        "InstanceNormalization", "one spatial axis", random -> NodeCase.of("InstanceNormalization")
                                .data(random.normal(2, 4, 6))
                                .constant(random.normal(4))
                                .constant(random.normal(4))),
                OperatorSample.of(
                        "GroupNormalization", "scale per group", random -> scaled("GroupNormalization", random, 2)
                                .with(Attributes.NONE.with("num_groups", 2L).with("epsilon", 1e-3f))),
                OperatorSample.of(
                        "GroupNormalization", "scale per channel", random -> scaled("GroupNormalization", random, 4)
                                .with(Attributes.NONE.with("num_groups", 2L))
                                .opset(21)),
                OperatorSample.of("LayerNormalization", "last axis", random -> scaled("LayerNormalization", random, 5)),
                OperatorSample.of(
                        "LayerNormalization", "all but the batch, no bias", random -> NodeCase.of("LayerNormalization")
                                .data(random.normal(SHAPE))
                                .constant(random.normal(4, 3, 5))
                                .with(Attributes.NONE.with("axis", 1L).with("epsilon", 1e-3f))));
    }

    private static NodeCase scaled(String opType, RandomTensors random, long scales) {
        return NodeCase.of(opType)
                .data(random.normal(SHAPE))
                .constant(random.normal(scales))
                .constant(random.normal(scales));
    }

    private static List<OperatorSample> localResponses() {
        return List.of(
                OperatorSample.of("LRN", "odd window", random -> localResponse(random, 3)),
                OperatorSample.of("LRN", "window beyond all channels", random -> localResponse(random, 11)));
    }

    private static NodeCase localResponse(RandomTensors random, long size) {
        return NodeCase.of("LRN")
                .data(random.normal(SHAPE))
                .with(Attributes.NONE
                        .with("size", size)
                        .with("alpha", 0.7f)
                        .with("beta", 0.6f)
                        .with("bias", 1.3f));
    }
}
