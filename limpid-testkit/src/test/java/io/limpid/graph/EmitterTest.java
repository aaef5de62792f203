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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that Limpid writes, run on ONNX Runtime against what its javadoc says. */
class EmitterTest {
    /** Two thirds and the like are not exact in float. */
    private static final float FLOAT = 1e-6f;

    static Stream<EmitterCase> cases() {
        return Stream.concat(ElementwiseCases.all(), TensorCases.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWritten_isWhatOnnxRuntimeComputes(EmitterCase each) {
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

    @Test
    void everyMethodThatWrites_hasACase() {
        Set<String> covered = cases().map(EmitterCase::method).collect(Collectors.toSet());

        assertThat(Arrays.stream(Emitter.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() != Emitter.class)
                        .map(Method::getName))
                .isSubsetOf(covered);
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
        Value x = emit.constant(EmitterCase.X);

        assertThat(emit.mul(x, Value.ABSENT)).isEqualTo(Value.ABSENT);
        assertThat(emit.mul(Value.ABSENT, x)).isEqualTo(Value.ABSENT);
        assertThat(emit.add(Value.ABSENT, Value.ABSENT)).isEqualTo(Value.ABSENT);
        assertThat(emit.sum(List.of())).isEqualTo(Value.ABSENT);
    }

    @Test
    void names_sayScopeAndRole_andAreNotTakenTwice() {
        Emitter emit = Emitter.into(new GraphBuilder(), "gradient").scoped("layer1");
        Value x = emit.constant(EmitterCase.X);

        assertThat(emit.relu(x).name()).isEqualTo("gradient/layer1/relu");
        assertThat(emit.relu(x).name()).isEqualTo("gradient/layer1/relu.1");
    }
}
