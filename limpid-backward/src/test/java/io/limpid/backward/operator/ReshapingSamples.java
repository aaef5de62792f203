package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;

/** Samples of what moves elements without changing them. */
final class ReshapingSamples {
    private ReshapingSamples() {}

    static List<OperatorSample> all() {
        return List.of(
                OperatorSample.of("Identity", "of any rank", random -> NodeCase.of("Identity")
                        .data(random.normal(2, 3))),
                OperatorSample.of("Dropout", "outside training", random -> NodeCase.of("Dropout")
                        .data(random.normal(2, 3))),
                OperatorSample.of("Cast", "to float", random -> NodeCase.of("Cast")
                        .data(random.normal(2, 3))
                        .with(Attributes.NONE.with("to", ElementType.FLOAT.code()))),
                OperatorSample.of("Concat", "of three", ReshapingSamples::concat),
                OperatorSample.of("Split", "into unequal parts", random -> NodeCase.of("Split")
                        .data(random.normal(2, 6, 3))
                        .constant(Tensor.vector(1, 3, 2))
                        .with(Attributes.NONE.with("axis", 1))
                        .outputs(3, random.between(0, 2))),
                OperatorSample.of("Split", "into equal parts", random -> NodeCase.of("Split")
                        .data(random.normal(2, 3, 5))
                        .with(Attributes.NONE.with("axis", -1).with("num_outputs", 2))
                        .outputs(2, 1)),
                OperatorSample.of("Slice", "with steps", ReshapingSamples::slice),
                OperatorSample.of("Slice", "of one axis", random -> NodeCase.of("Slice")
                        .data(random.normal(2, 5, 3))
                        .constant(Tensor.vector(-4))
                        .constant(Tensor.vector(Long.MAX_VALUE))
                        .constant(Tensor.vector(1))),
                OperatorSample.of("Slice", "turned round", random -> NodeCase.of("Slice")
                        .data(random.normal(2, 3, 5))
                        .constant(Tensor.vector(-1))
                        .constant(Tensor.vector(Long.MIN_VALUE + 1))
                        .constant(Tensor.vector(-1))
                        .constant(Tensor.vector(-1))),
                OperatorSample.of("Gather", "with repeats", random -> NodeCase.of("Gather")
                        .data(random.normal(2, 4, 3))
                        .constant(random.indices(-4, 4, 5))
                        .with(Attributes.NONE.with("axis", 1))),
                OperatorSample.of("Gather", "by a table", random -> NodeCase.of("Gather")
                        .data(random.normal(2, 3, 4))
                        .constant(random.indices(0, 4, 2, 3))
                        .with(Attributes.NONE.with("axis", -1))),
                OperatorSample.of("Gather", "of one element", random -> NodeCase.of("Gather")
                        .data(random.normal(2, 4, 3))
                        .constant(random.indices(0, 4))
                        .with(Attributes.NONE.with("axis", 1))),
                OperatorSample.of("GatherND", "of places", random -> NodeCase.of("GatherND")
                        .sharedData(random.normal(3, 4, 2, 2))
                        .constant(Tensor.of(new long[] {0, 0, 2, -1, 0, 0, 1, 3}, 2, 2, 2))),
                OperatorSample.of("GatherND", "of slices", random -> NodeCase.of("GatherND")
                        .sharedData(random.normal(5, 3))
                        .constant(Tensor.of(new long[] {4, 1, 1}, 3, 1))),
                OperatorSample.of("Pad", "with a constant", ReshapingSamples::constantPad),
                OperatorSample.of("Pad", "of some axes", random -> NodeCase.of("Pad")
                        .data(random.normal(2, 3, 4))
                        .constant(Tensor.vector(1, 2))
                        .absent()
                        .constant(Tensor.vector(-1))),
                OperatorSample.of("Pad", "mirrored", random -> repeatingPad(random, "reflect")),
                OperatorSample.of("Pad", "with its edge", random -> repeatingPad(random, "edge")),
                OperatorSample.of("Reshape", "around the batch", random -> NodeCase.of("Reshape")
                        .data(random.normal(2, 6, 4))
                        .constant(Tensor.vector(-1, 3, 8))),
                OperatorSample.of(
                        "Flatten", "of images", random -> NodeCase.of("Flatten").data(random.normal(2, 3, 4, 5))),
                OperatorSample.of("Squeeze", "of some axes", random -> NodeCase.of("Squeeze")
                        .data(random.normal(2, 3, 1, 1))
                        .constant(Tensor.vector(2, 3))),
                OperatorSample.of("Unsqueeze", "at both ends", random -> NodeCase.of("Unsqueeze")
                        .data(random.normal(2, 3))
                        .constant(Tensor.vector(1, -1))),
                OperatorSample.of("Transpose", "permuted", ReshapingSamples::transpose),
                OperatorSample.of("Transpose", "turned round", random -> NodeCase.of("Transpose")
                        .data(random.normal(2, 3, 4))),
                OperatorSample.of("Expand", "to more axes", random -> NodeCase.of("Expand")
                        .data(random.normal(2, 3, 1))
                        .constant(Tensor.vector(4, 1, 3, 5))),
                OperatorSample.of("Tile", "along several axes", random -> NodeCase.of("Tile")
                        .data(random.normal(2, 3, 4))
                        .constant(Tensor.vector(random.between(1, 2), random.between(1, 3), random.between(1, 3)))),
                OperatorSample.of("DepthToSpace", "blocks first", random -> depthToSpace(random, "DCR")),
                OperatorSample.of("DepthToSpace", "channels first", random -> depthToSpace(random, "CRD")),
                OperatorSample.of("SpaceToDepth", "blocks of 2", random -> NodeCase.of("SpaceToDepth")
                        .data(random.normal(2, 3, 4, 6))
                        .with(Attributes.NONE.with("blocksize", 2))));
    }

    private static NodeCase concat(RandomTensors random) {
        return NodeCase.of("Concat")
                .data(random.normal(2, random.between(1, 3), 4))
                .data(random.normal(2, random.between(1, 3), 4))
                .data(random.normal(2, random.between(1, 3), 4))
                .with(Attributes.NONE.with("axis", random.oneOf(1, -2)));
    }

    private static NodeCase slice(RandomTensors random) {
        return NodeCase.of("Slice")
                .data(random.normal(2, 7, 8))
                .constant(Tensor.vector(random.oneOf(-9, -6, 0, 3), random.between(5, 9)))
                .constant(Tensor.vector(random.between(4, 9), random.between(-12, -5)))
                .constant(Tensor.vector(1, 2))
                .constant(Tensor.vector(random.between(1, 3), random.between(-3, -1)));
    }

    private static NodeCase constantPad(RandomTensors random) {
        return NodeCase.of("Pad")
                .data(random.normal(2, 3, 4, 5))
                .constant(Tensor.vector(
                        0, 0, random.between(-1, 2), random.between(-1, 2), 0, 0, random.between(-1, 2), 1))
                .constant(Tensor.scalar(random.between(0, 1)));
    }

    private static NodeCase repeatingPad(RandomTensors random, String mode) {
        return NodeCase.of("Pad")
                .data(random.normal(2, 3, 4, 5))
                .constant(Tensor.vector(
                        0,
                        0,
                        random.between(0, 3),
                        random.between(0, 3),
                        0,
                        0,
                        random.between(0, 3),
                        random.between(0, 3)))
                .with(Attributes.NONE.with("mode", mode));
    }

    private static NodeCase transpose(RandomTensors random) {
        int[] order = random.permutation(3);
        return NodeCase.of("Transpose")
                .data(random.normal(2, 3, 4, 5))
                .with(Attributes.NONE.with("perm", new long[] {0, 1 + order[0], 1 + order[1], 1 + order[2]}));
    }

    private static NodeCase depthToSpace(RandomTensors random, String mode) {
        return NodeCase.of("DepthToSpace")
                .data(random.normal(2, 8, 2, 3))
                .with(Attributes.NONE.with("blocksize", 2).with("mode", mode));
    }
}
