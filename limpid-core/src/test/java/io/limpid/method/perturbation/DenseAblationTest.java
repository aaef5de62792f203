package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.perturbation.NaiveNet.CLASS;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.run.Goal;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ablation-CAM in front of dense layers, against a loop over the channels with the rest of the model for each. */
class DenseAblationTest {
    private static final double OF_THE_RANGE = 1e-5;
    static final String ONE_RUN = "one run gives all ablations: what each channel";

    /** What stands between dense layers. */
    enum Between {
        RELU {
            @Override
            Value emit(Emitter emit, Value x) {
                return emit.relu(x);
            }
        },
        TANH {
            @Override
            Value emit(Emitter emit, Value x) {
                return emit.tanh(x);
            }
        },
        GATE {
            @Override
            Value emit(Emitter emit, Value x) {
                return emit.mul(x, emit.sigmoid(x));
            }
        },
        SHIFTED_RELU {
            @Override
            Value emit(Emitter emit, Value x) {
                return emit.add(emit.relu(x), emit.constant(Tensor.filled(0.25f, 1, 1)));
            }
        };

        abstract Value emit(Emitter emit, Value x);
    }

    /**
     * A convolution and three dense layers, the second with its weights the other way round, the last without bias.
     *
     * @param offset in the first dense layer's bias
     */
    static RandomNet net(Between between, float offset) {
        RandomTensors random = RandomTensors.seeded(7);
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "net");
        Value image = Value.of("image");
        TensorType type = new TensorType(ElementType.FLOAT, Shape.of(1, 3, 6, 6).with(0, new Dim.Symbolic("N")));
        builder.input(image, type);
        Value kernel = emit.constant(random.normal(0.4f, 10, 3, 3, 3));
        Value channels = emit.relu(emit.conv(image, kernel, emit.constant(random.normal(1.5f, 10)), Attributes.NONE));
        Value row = emit.node("Flatten", List.of(channels), Attributes.NONE.with("axis", 1L));
        Attributes turned = Attributes.NONE.with("transB", 1L);
        Value bias = emit.constant(shifted(random.normal(0.1f, 24), offset));
        Value first = emit.node("Gemm", List.of(row, emit.constant(random.normal(0.2f, 24, 160)), bias), turned);
        Value second = emit.node(
                "Gemm",
                List.of(
                        between.emit(emit, first),
                        emit.constant(random.normal(0.3f, 24, 18)),
                        emit.constant(random.normal(0.1f, 18))),
                Attributes.NONE);
        Value logits = emit.node(
                "Gemm", List.of(between.emit(emit, second), emit.constant(random.normal(0.3f, 5, 18))), turned);
        Graph graph = builder.output(logits)
                .type(logits, new TensorType(ElementType.FLOAT, Shape.of(1, 5).with(0, new Dim.Symbolic("N"))))
                .build();
        return new RandomNet("dense-" + between, graph);
    }

    private static Tensor shifted(Tensor tensor, float offset) {
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] += offset;
        }
        return Tensor.of(values, tensor.shape());
    }

    static String way(RandomNet net, String spec) {
        return outcome(net, spec, CLASS).remarks().get(0).get(0).text();
    }

    /** The file has two nodes for the dense layer that the network has one for. */
    @Test
    void denseLayerOfAProductAndASum_isReadOnceToo() {
        RandomNet net = productAndSum();
        try (NaiveNet twin = new NaiveNet(net)) {
            Tensor expected = twin.map(twin.drops(twin::headLogit));
            String spec = "ablation-cam(divisor=none)";

            assertThat(attribution(net, spec, CLASS)).isNotConstant().isCloseTo(expected, OF_THE_RANGE);
            assertThat(way(net, spec)).startsWith(ONE_RUN);
        }
    }

    private static RandomNet productAndSum() {
        RandomTensors random = RandomTensors.seeded(8);
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "net");
        Value image = Value.of("image");
        builder.input(
                image, new TensorType(ElementType.FLOAT, Shape.of(1, 3, 6, 6).with(0, new Dim.Symbolic("N"))));
        Value kernel = emit.constant(random.normal(0.4f, 10, 3, 3, 3));
        Value channels = emit.relu(emit.conv(image, kernel, emit.constant(random.normal(1.5f, 10)), Attributes.NONE));
        Value row = emit.node("Flatten", List.of(channels), Attributes.NONE.with("axis", 1L));
        Value logits = emit.add(
                emit.matMul(row, emit.constant(random.normal(0.2f, 160, 5))), emit.constant(random.normal(0.1f, 5)));
        Graph graph = builder.output(logits)
                .type(logits, new TensorType(ElementType.FLOAT, Shape.of(1, 5).with(0, new Dim.Symbolic("N"))))
                .build();
        return new RandomNet("dense-product-and-sum", graph);
    }

    @ParameterizedTest
    @EnumSource(Between.class)
    void score_losesWhatALoopOverChannelsFinds_inOneRun(Between between) {
        RandomNet net = net(between, 0);
        try (NaiveNet twin = new NaiveNet(net)) {
            Map<String, ToDoubleFunction<float[]>> scores =
                    Map.of("logit", twin::headLogit, "probability", twin::headProbability);
            scores.forEach((name, score) -> {
                String spec = "ablation-cam(divisor=none,score=" + name + ")";

                assertThat(attribution(net, spec, CLASS))
                        .isNotConstant()
                        .isCloseTo(twin.map(twin.drops(score)), OF_THE_RANGE);
                assertThat(way(net, spec)).startsWith(ONE_RUN);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log-probability", "rest"})
    void otherScores_areTheirOwnFunctionsOfTheLogits(String score) {
        RandomNet net = net(Between.RELU, 0);
        try (NaiveNet twin = new NaiveNet(net)) {
            Tensor expected = twin.map(twin.drops(values ->
                    Math.log(twin.headProbability(values)) + (score.equals("rest") ? twin.headLogit(values) : 0)));

            assertThat(attribution(net, "ablation-cam(divisor=none,score=" + score + ")", CLASS))
                    .isCloseTo(expected, OF_THE_RANGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit", "probability"})
    void difference_isTheDifferenceOfTheDrops(String score) {
        RandomNet net = net(Between.RELU, 0);
        String spec = "ablation-cam(divisor=none,score=" + score + ")";
        float[] expected = attribution(net, spec, CLASS).toFloats();
        float[] other = attribution(net, spec, 0).toFloats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= other[i];
        }
        Tensor both = outcome(net, spec, net.example(1), Goal.of(CLASS, 0, 1)).attribution();

        assertThat(both).isCloseTo(Tensor.of(expected, both.shape()), OF_THE_RANGE);
    }

    /** With all its units silent the first dense layer hands on nothing, whatever channel is taken out. */
    @Test
    void silentUnits_hearNothing() {
        RandomNet net = net(Between.RELU, -1000);

        assertThat(attribution(net, "ablation-cam(divisor=none)", CLASS).toFloats())
                .containsOnly(0);
        assertThat(attribution(net, "ablation-cam(divisor=none,score=probability)", CLASS)
                        .toFloats())
                .containsOnly(0);
    }

    @Test
    void layerWithoutActivations_losesNothing() {
        RandomNet net = net(Between.RELU, 0);
        Tensor dark = Tensor.filled(-1e-6f, 1, 3, 6, 6);
        assertThat(outcome(darkened(net), "ablation-cam(divisor=none)", dark, Goal.of(CLASS, 1))
                        .attribution()
                        .toFloats())
                .containsOnly(0);
    }

    /** The same net with a convolution whose biases are below all that its kernel gives. */
    private static RandomNet darkened(RandomNet net) {
        GraphBuilder builder = net.graph().toBuilder();
        net.graph().nodes().stream()
                .filter(node -> node.is("Conv"))
                .forEach(conv -> builder.initializer(conv.input(2), Tensor.filled(-1, 10)));
        return new RandomNet(net.name(), builder.build());
    }

    @Test
    void batch_isEachImageAlone() {
        RandomNet net = net(Between.RELU, 0);
        Tensor images = net.example(3);
        Tensor together =
                outcome(net, "ablation-cam", images, Goal.of(Goal.PREDICTED, 3)).attribution();

        for (int i = 0; i < 3; i++) {
            assertThat(together.row(i))
                    .isEqualTo(outcome(net, "ablation-cam", images.row(i), Goal.of(Goal.PREDICTED, 1))
                            .attribution());
        }
    }
}
