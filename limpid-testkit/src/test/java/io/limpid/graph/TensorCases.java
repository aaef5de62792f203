package io.limpid.graph;

import static io.limpid.graph.EmitterCase.IMAGE;
import static io.limpid.graph.EmitterCase.X;
import static io.limpid.graph.EmitterCase.matrix;
import static io.limpid.graph.EmitterCase.ofImage;
import static io.limpid.graph.EmitterCase.ofX;

import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** What is written for tensors as a whole: where numbers come from, where they go, and what they sum to. */
final class TensorCases {
    private TensorCases() {}

    static Stream<EmitterCase> all() {
        return Stream.of(constants(), reductions(), shapes(), parts(), indexing(), linear())
                .flatMap(List::stream);
    }

    private static List<EmitterCase> constants() {
        return List.of(
                new EmitterCase("constant", emit -> emit.constant(X), X),
                new EmitterCase("constant", emit -> emit.constant(7f), Tensor.scalar(7)),
                new EmitterCase("indices", emit -> emit.indices(3, -1), Tensor.vector(3, -1)));
    }

    private static List<EmitterCase> reductions() {
        return List.of(
                ofX("reduceSum", (emit, x) -> emit.reduceSum(x, 1), Tensor.of(new float[] {-2.5f, 4.5f}, 2, 1)),
                ofX("reduceMean", (emit, x) -> emit.reduceMean(x, 0, 1), Tensor.of(new float[] {2 / 6f}, 1, 1)),
                ofX("reduceMax", (emit, x) -> emit.reduceMax(x, 0), Tensor.of(new float[] {0.5f, 1, 3}, 1, 3)),
                ofX("reduceMin", (emit, x) -> emit.reduceMin(x, 1), Tensor.of(new float[] {-2, 0.5f}, 2, 1)),
                ofX("sumOut", (emit, x) -> emit.sumOut(x, 1), Tensor.of(new float[] {-2.5f, 4.5f}, 2)),
                new EmitterCase(
                        "argMax",
                        emit -> emit.argMax(emit.constant(matrix(1, 5, 5, 7, 0, 7)), 1),
                        Tensor.vector(1, 0)));
    }

    private static List<EmitterCase> shapes() {
        Tensor row = Tensor.of(X.toFloats(), 1, 6);
        return List.of(
                ofX("shape", Emitter::shape, Tensor.vector(2, 3)),
                ofX("reshape", (emit, x) -> emit.reshape(x, emit.indices(1, 6)), row),
                ofX("reshape", (emit, x) -> emit.reshape(x, 0, -1, 1), Tensor.of(X.toFloats(), 2, 3, 1)),
                ofX(
                        "reshapeLike",
                        (emit, x) -> emit.reshapeLike(x, emit.constant(Tensor.filled(0, 3, 2))),
                        Tensor.of(X.toFloats(), 3, 2)),
                new EmitterCase(
                        "expand",
                        emit -> emit.expand(emit.constant(Tensor.of(new float[] {1, 2}, 2, 1)), emit.indices(2, 3)),
                        matrix(1, 1, 1, 2, 2, 2)),
                new EmitterCase(
                        "expandLike",
                        emit -> emit.expandLike(
                                emit.constant(Tensor.of(new float[] {1, 2, 3}, 1, 3)), emit.constant(X)),
                        matrix(1, 2, 3, 1, 2, 3)),
                ofX("zerosLike", Emitter::zerosLike, Tensor.filled(0, 2, 3)),
                ofX(
                        "transpose",
                        (emit, x) -> emit.transpose(x, 1, 0),
                        Tensor.of(new float[] {-2, 0.5f, -0.5f, 1, 0, 3}, 3, 2)),
                ofImage(
                        "swapped",
                        (emit, x) -> emit.swapped(x, 4, 2, 3),
                        Tensor.of(new float[] {0, 2, 1, 3}, 1, 1, 2, 2)),
                ofX("unsqueeze", (emit, x) -> emit.unsqueeze(x, 0, 3), Tensor.of(X.toFloats(), 1, 2, 3, 1)),
                ofImage("squeeze", (emit, x) -> emit.squeeze(x, 0, 1), Tensor.of(IMAGE.toFloats(), 2, 2)));
    }

    private static List<EmitterCase> parts() {
        return List.of(
                ofImage(
                        "concat",
                        (emit, x) -> emit.concat(List.of(x, x), 3),
                        Tensor.of(new float[] {0, 1, 0, 1, 2, 3, 2, 3}, 1, 1, 2, 4)),
                ofX("split", (emit, x) -> emit.split(x, 1, 1, 2).get(1), Tensor.of(new float[] {-0.5f, 0, 1, 3}, 2, 2)),
                ofX("slice", (emit, x) -> emit.slice(x, 1, 1, 3), Tensor.of(new float[] {-0.5f, 0, 1, 3}, 2, 2)),
                ofX(
                        "everyNth",
                        (emit, x) -> emit.everyNth(x, new long[] {1, 0}, 2, 0, 1),
                        Tensor.of(new float[] {0.5f, 3}, 1, 2)),
                ofX("reversed", (emit, x) -> emit.reversed(x, 0, 1), matrix(3, 1, 0.5f, 0, -0.5f, -2)),
                ofX("pad", (emit, x) -> emit.pad(x, 1, -1, 0, 0), Tensor.of(new float[] {0, 0, -0.5f, 0, 1, 3}, 3, 2)),
                ofX("pad", (emit, x) -> emit.pad(x, 0, 0, 0, 0), X),
                ofImage(
                        "resize",
                        (emit, x) -> emit.resize(x, 4, 4),
                        Tensor.of(
                                new float[] {
                                    0, .25f, .75f, 1, .5f, .75f, 1.25f, 1.5f, 1.5f, 1.75f, 2.25f, 2.5f, 2, 2.25f, 2.75f,
                                    3
                                },
                                1,
                                1,
                                4,
                                4)),
                ofImage(
                        "resizeCornerToCorner",
                        (emit, x) -> emit.resizeCornerToCorner(x, 3, 3),
                        Tensor.of(new float[] {0, .5f, 1, 1, 1.5f, 2, 2, 2.5f, 3}, 1, 1, 3, 3)));
    }

    private static List<EmitterCase> indexing() {
        return List.of(
                ofX(
                        "gather",
                        (emit, x) -> emit.gather(x, emit.indices(2, 0), 1),
                        Tensor.of(new float[] {0, -2, 3, 0.5f}, 2, 2)),
                new EmitterCase(
                        "notZero",
                        emit -> emit.notZero(emit.constant(Tensor.of(new float[] {0, -2, 0, 3}, 4))),
                        Tensor.vector(1, 3)),
                ofX(
                        "gatherElements",
                        (emit, x) -> emit.gatherElements(x, emit.constant(Tensor.of(new long[] {2, 0}, 2, 1)), 1),
                        Tensor.of(new float[] {0, 0.5f}, 2, 1)),
                ofX(
                        "scatterAdd",
                        (emit, x) -> emit.scatterAdd(
                                x,
                                emit.constant(Tensor.of(new long[] {0, 0, 1, 2}, 2, 2)),
                                emit.constant(Tensor.of(new float[] {1, 10, 5, 7}, 2, 2)),
                                1),
                        matrix(9, -0.5f, 0, 0.5f, 6, 10)),
                new EmitterCase("oneHot", emit -> emit.oneHot(emit.indices(1, -1), 3), matrix(0, 1, 0, 0, 0, 1)),
                ofX("topK", (emit, x) -> emit.topK(x, 2).get(0), Tensor.of(new float[] {0, -0.5f, 3, 1}, 2, 2)),
                ofX("topK", (emit, x) -> emit.topK(x, 2).get(1), Tensor.of(new long[] {2, 1, 2, 1}, 2, 2)));
    }

    private static List<EmitterCase> linear() {
        Tensor kernel = Tensor.of(new float[] {1, 10}, 1, 1, 1, 2);
        Attributes none = Attributes.NONE;
        return List.of(
                ofX(
                        "matMul",
                        (emit, x) -> emit.matMul(x, emit.constant(Tensor.of(new float[] {1, 10, 100}, 3, 1))),
                        Tensor.of(new float[] {-7, 310.5f}, 2, 1)),
                ofImage(
                        "conv",
                        (emit, x) ->
                                emit.conv(x, emit.constant(kernel), emit.constant(Tensor.of(new float[] {5}, 1)), none),
                        Tensor.of(new float[] {15, 37}, 1, 1, 2, 1)),
                ofImage(
                        "conv",
                        (emit, x) -> emit.conv(x, emit.constant(kernel), Value.ABSENT, none),
                        Tensor.of(new float[] {10, 32}, 1, 1, 2, 1)),
                ofImage(
                        "convTranspose",
                        (emit, x) -> emit.convTranspose(x, emit.constant(kernel), none),
                        Tensor.of(new float[] {0, 1, 10, 2, 23, 30}, 1, 1, 2, 3)),
                ofX(
                        "node",
                        (emit, x) -> emit.node("Neg", List.of(x, Value.ABSENT), none),
                        matrix(2, 0.5f, 0, -0.5f, -1, -3)),
                ofX(
                        "nodes",
                        (emit, x) -> emit.nodes(
                                        "Split",
                                        List.of(x),
                                        none.with("axis", 1L).with("num_outputs", 3L),
                                        3)
                                .get(2),
                        Tensor.of(new float[] {0, 3}, 2, 1)));
    }
}
