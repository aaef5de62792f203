package io.limpid.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that Limpid writes, run on ONNX Runtime against what its javadoc says, worked out by hand or in Java. */
class EmitterTest {
    private static final Tensor X = matrix(-2, -0.5f, 0, 0.5f, 1, 3);
    private static final Tensor Y = matrix(1, -0.5f, 2, -3, 1, 0.25f);
    private static final Tensor IMAGE = Tensor.of(new float[] {0, 1, 2, 3}, 1, 1, 2, 2);

    /** Two thirds and the like are not exact in float. */
    private static final float FLOAT = 1e-6f;

    /**
     * What one method writes.
     *
     * @param method its name
     * @param emits writes it and returns the result
     * @param expected what the result must be
     */
    private record Case(String method, Function<Emitter, Value> emits, Tensor expected) {
        @Override
        public String toString() {
            return method + " = " + expected;
        }
    }

    private static Tensor matrix(float... values) {
        return Tensor.of(values, 2, 3);
    }

    private static Case unary(String method, Form form, DoubleUnaryOperator naive) {
        float[] x = X.toFloats();
        float[] expected = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = (float) naive.applyAsDouble(x[i]);
        }
        return new Case(method, emit -> form.of(emit, emit.constant(X)), Tensor.of(expected, X.shape()));
    }

    private static Case binary(String method, Pair form, DoubleBinaryOperator naive) {
        float[] x = X.toFloats();
        float[] y = Y.toFloats();
        float[] expected = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = (float) naive.applyAsDouble(x[i], y[i]);
        }
        return new Case(
                method,
                emit -> emit.cast(form.of(emit, emit.constant(X), emit.constant(Y)), ElementType.FLOAT),
                Tensor.of(expected, X.shape()));
    }

    private static Case ofX(String method, Form form, Tensor expected) {
        return new Case(method, emit -> form.of(emit, emit.constant(X)), expected);
    }

    private static Case ofImage(String method, Form form, Tensor expected) {
        return new Case(method, emit -> form.of(emit, emit.constant(IMAGE)), expected);
    }

    @FunctionalInterface
    private interface Form {
        Value of(Emitter emit, Value x);
    }

    @FunctionalInterface
    private interface Pair {
        Value of(Emitter emit, Value a, Value b);
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    static Stream<Case> cases() {
        return Stream.of(
                        constants(),
                        arithmetic(),
                        functions(),
                        comparisons(),
                        reductions(),
                        shapes(),
                        parts(),
                        indexing(),
                        linear())
                .flatMap(List::stream);
    }

    private static List<Case> constants() {
        return List.of(
                new Case("constant", emit -> emit.constant(X), X),
                new Case("constant", emit -> emit.constant(7f), Tensor.scalar(7)),
                new Case("indices", emit -> emit.indices(3, -1), Tensor.vector(3, -1)));
    }

    private static List<Case> arithmetic() {
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

    private static List<Case> functions() {
        return List.of(
                unary("sqrt", (emit, x) -> emit.sqrt(emit.abs(x)), x -> Math.sqrt(Math.abs(x))),
                unary("exp", Emitter::exp, Math::exp),
                unary("log", (emit, x) -> emit.log(emit.exp(x)), x -> x),
                unary("relu", Emitter::relu, x -> Math.max(x, 0)),
                unary("sigmoid", Emitter::sigmoid, x -> 1 / (1 + Math.exp(-x))),
                unary("tanh", Emitter::tanh, Math::tanh),
                new Case(
                        "erf",
                        emit -> emit.erf(emit.constant(Tensor.of(new float[] {-1, 0, 0.5f}, 3))),
                        Tensor.of(new float[] {-0.8427008f, 0, 0.5204999f}, 3)),
                new Case(
                        "softmax",
                        emit -> emit.softmax(emit.constant(Tensor.of(new float[] {0, (float) Math.log(3)}, 1, 2)), 1),
                        Tensor.of(new float[] {0.25f, 0.75f}, 1, 2)));
    }

    private static List<Case> comparisons() {
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

    private static List<Case> reductions() {
        return List.of(
                ofX("reduceSum", (emit, x) -> emit.reduceSum(x, 1), Tensor.of(new float[] {-2.5f, 4.5f}, 2, 1)),
                ofX("reduceMean", (emit, x) -> emit.reduceMean(x, 0, 1), Tensor.of(new float[] {2 / 6f}, 1, 1)),
                ofX("reduceMax", (emit, x) -> emit.reduceMax(x, 0), Tensor.of(new float[] {0.5f, 1, 3}, 1, 3)),
                ofX("reduceMin", (emit, x) -> emit.reduceMin(x, 1), Tensor.of(new float[] {-2, 0.5f}, 2, 1)),
                ofX("sumOut", (emit, x) -> emit.sumOut(x, 1), Tensor.of(new float[] {-2.5f, 4.5f}, 2)),
                new Case(
                        "argMax",
                        emit -> emit.argMax(emit.constant(matrix(1, 5, 5, 7, 0, 7)), 1),
                        Tensor.vector(1, 0)));
    }

    private static List<Case> shapes() {
        Tensor row = Tensor.of(X.toFloats(), 1, 6);
        return List.of(
                ofX("shape", Emitter::shape, Tensor.vector(2, 3)),
                ofX("reshape", (emit, x) -> emit.reshape(x, emit.indices(1, 6)), row),
                ofX("reshape", (emit, x) -> emit.reshape(x, 0, -1, 1), Tensor.of(X.toFloats(), 2, 3, 1)),
                ofX(
                        "reshapeLike",
                        (emit, x) -> emit.reshapeLike(x, emit.constant(Tensor.filled(0, 3, 2))),
                        Tensor.of(X.toFloats(), 3, 2)),
                new Case(
                        "expand",
                        emit -> emit.expand(emit.constant(Tensor.of(new float[] {1, 2}, 2, 1)), emit.indices(2, 3)),
                        matrix(1, 1, 1, 2, 2, 2)),
                new Case(
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

    private static List<Case> parts() {
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

    private static List<Case> indexing() {
        return List.of(
                ofX(
                        "gather",
                        (emit, x) -> emit.gather(x, emit.indices(2, 0), 1),
                        Tensor.of(new float[] {0, -2, 3, 0.5f}, 2, 2)),
                new Case(
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
                new Case("oneHot", emit -> emit.oneHot(emit.indices(1, -1), 3), matrix(0, 1, 0, 0, 0, 1)),
                ofX("topK", (emit, x) -> emit.topK(x, 2).get(0), Tensor.of(new float[] {0, -0.5f, 3, 1}, 2, 2)),
                ofX("topK", (emit, x) -> emit.topK(x, 2).get(1), Tensor.of(new long[] {2, 1, 2, 1}, 2, 2)));
    }

    private static List<Case> linear() {
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

    @Test
    void above_andBelow_areExactNextToTheBound() {
        for (float bound : new float[] {-6, -0.3f, 0, 1e-3f, 1, 6, 255, 1e20f}) {
            GraphBuilder builder = new GraphBuilder();
            Value x = Value.of("x");
            Emitter emit = Emitter.into(builder.input(x, TensorType.floats(3)), "test");
            Value above = emit.above(x, bound);
            Value below = emit.below(x, bound);
            float near = bound == 0 ? 1e-37f : Math.ulp(bound);

            try (Session session = Session.open(
                    OnnxModel.of(builder.output(above).output(below).build()))) {
                Tensor around = Tensor.of(new float[] {bound - near, bound, bound + near}, 3);
                Map<String, Tensor> results = session.run(Map.of(x.name(), around));

                assertThat(numbers(results.get(above.name()))).containsExactly(0, 0, 1);
                assertThat(numbers(results.get(below.name()))).containsExactly(1, 0, 0);
            }
        }
    }

    @Test
    void stabilized_ofALayer_isTheSame() {
        GraphBuilder builder = new GraphBuilder();
        Value z = Value.of("z");
        Emitter emit = Emitter.into(builder.input(z, TensorType.floats(1, 2, 1, 2)), "test");
        Value result = emit.stabilized(z, 0.25f);

        try (Session session = Session.open(OnnxModel.of(builder.output(result).build()))) {
            Tensor layer = Tensor.of(new float[] {-1, 0, 2, -1e-9f}, 1, 2, 1, 2);

            assertThat(numbers(session.run(Map.of(z.name(), layer)).get(result.name())))
                    .containsExactly(-1.25, 0.25, 2.25, -0.25);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWritten_isWhatOnnxRuntimeComputes(Case each) {
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "test");
        Value result = builder.fresh("result");
        builder.node(Node.of("Identity", List.of(each.emits().apply(emit)), List.of(result), Attributes.NONE));

        try (Session session = Session.open(OnnxModel.of(builder.output(result).build()))) {
            Tensor actual = session.run(Map.of()).get("result");

            assertThat(actual.shape()).isEqualTo(each.expected().shape());
            assertThat(actual.type()).isEqualTo(each.expected().type());
            assertThat(numbers(actual)).containsExactly(numbers(each.expected()), within((double) FLOAT));
        }
    }

    private static double[] numbers(Tensor tensor) {
        if (tensor.type() == ElementType.INT64) {
            return Arrays.stream(tensor.toLongs()).asDoubleStream().toArray();
        }
        float[] floats = tensor.toFloats();
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    @Test
    void whatIsAbsent_staysAbsentInProductsAndSums() {
        Emitter emit = Emitter.into(new GraphBuilder(), "test");
        Value x = emit.constant(X);

        assertThat(emit.mul(x, Value.ABSENT)).isEqualTo(Value.ABSENT);
        assertThat(emit.mul(Value.ABSENT, x)).isEqualTo(Value.ABSENT);
        assertThat(emit.add(Value.ABSENT, Value.ABSENT)).isEqualTo(Value.ABSENT);
        assertThat(emit.sum(List.of())).isEqualTo(Value.ABSENT);
    }

    @Test
    void names_sayScopeAndRole_andAreNotTakenTwice() {
        Emitter emit = Emitter.into(new GraphBuilder(), "gradient").scoped("layer1");
        Value x = emit.constant(X);

        assertThat(emit.relu(x).name()).isEqualTo("gradient/layer1/relu");
        assertThat(emit.relu(x).name()).isEqualTo("gradient/layer1/relu.1");
    }

    @Test
    void everyMethodThatWrites_hasACase() {
        Set<String> covered = cases().map(Case::method).collect(Collectors.toSet());

        assertThat(Arrays.stream(Emitter.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() != Emitter.class)
                        .map(Method::getName))
                .isSubsetOf(covered);
    }
}
