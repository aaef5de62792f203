package io.limpid.graph;

import static io.limpid.graph.EmitterCase.binary;
import static io.limpid.graph.EmitterCase.ofX;
import static io.limpid.graph.EmitterCase.unary;

import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** What is written for numbers one by one. */
final class ElementwiseCases {
    private ElementwiseCases() {}

    static Stream<EmitterCase> all() {
        return Stream.of(arithmetic(), functions(), comparisons()).flatMap(List::stream);
    }

    private static List<EmitterCase> arithmetic() {
        return List.of(
                binary("add", Emitter::add, Double::sum),
                unary("add", (emit, x) -> emit.add(Value.ABSENT, x), x -> x),
                unary("add", (emit, x) -> emit.add(x, Value.ABSENT), x -> x),
                unary("sum", (emit, x) -> emit.sum(List.of(x, Value.ABSENT, x, x)), x -> 3 * x),
                binary("sub", Emitter::sub, (a, b) -> a - b),
                binary("mul", Emitter::mul, (a, b) -> a * b),
                binary(
                        "mul",
                        (emit, a, b) -> emit.mul(List.of(a, a), List.of(a, b)).get(1),
                        (a, b) -> a * b),
                unary("scale", (emit, x) -> emit.scale(x, -2), x -> -2 * x),
                unary("scale", (emit, x) -> emit.scale(x, 1), x -> x),
                binary("div", Emitter::div, (a, b) -> a / b),
                binary("divOrZero", (emit, a, b) -> emit.divOrZero(b, a), (a, b) -> a == 0 ? 0 : b / a),
                unary("stabilized", (emit, x) -> emit.stabilized(x, 0.25f), x -> x + (x < 0 ? -0.25 : 0.25)),
                unary("pow", (emit, x) -> emit.pow(x, emit.constant(2f)), x -> x * x),
                unary("neg", Emitter::neg, x -> -x),
                unary("abs", Emitter::abs, Math::abs),
                unary("square", Emitter::square, x -> x * x),
                unary("sign", Emitter::sign, Math::signum),
                unary("step", Emitter::step, x -> truth(x > 0)),
                unary("above", (emit, x) -> emit.above(x, 0.5f), x -> truth(x > 0.5)),
                unary("below", (emit, x) -> emit.below(x, 0.5f), x -> truth(x < 0.5)),
                unary("notPositive", Emitter::notPositive, x -> truth(x <= 0)),
                unary("negativePart", Emitter::negativePart, x -> Math.min(x, 0)),
                binary("max", Emitter::max, Math::max),
                binary("min", Emitter::min, Math::min));
    }

    private static List<EmitterCase> functions() {
        return List.of(
                unary("sqrt", (emit, x) -> emit.sqrt(emit.abs(x)), x -> Math.sqrt(Math.abs(x))),
                unary("exp", Emitter::exp, Math::exp),
                unary("log", (emit, x) -> emit.log(emit.exp(x)), x -> x),
                unary("relu", Emitter::relu, x -> Math.max(x, 0)),
                unary("sigmoid", Emitter::sigmoid, x -> 1 / (1 + Math.exp(-x))),
                unary("tanh", Emitter::tanh, Math::tanh),
                new EmitterCase(
                        "erf",
                        emit -> emit.erf(emit.constant(Tensor.of(new float[] {-1, 0, 0.5f}, 3))),
                        Tensor.of(new float[] {-0.8427008f, 0, 0.5204999f}, 3)),
                new EmitterCase(
                        "softmax",
                        emit -> emit.softmax(emit.constant(Tensor.of(new float[] {0, (float) Math.log(3)}, 1, 2)), 1),
                        Tensor.of(new float[] {0.25f, 0.75f}, 1, 2)));
    }

    private static List<EmitterCase> comparisons() {
        return List.of(
                binary("equal", Emitter::equal, (a, b) -> truth(a == b)),
                binary("greater", Emitter::greater, (a, b) -> truth(a > b)),
                binary("greaterOrEqual", Emitter::greaterOrEqual, (a, b) -> truth(a >= b)),
                binary("less", Emitter::less, (a, b) -> truth(a < b)),
                binary("where", (emit, a, b) -> emit.where(emit.less(a, b), a, b), Math::min),
                ofX(
                        "cast",
                        (emit, x) -> emit.cast(x, ElementType.INT64),
                        Tensor.of(new long[] {-2, 0, 0, 0, 1, 3}, 2, 3)));
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
