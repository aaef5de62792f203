package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.perturbation.NaiveNet.CLASS;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.program.Network;
import io.limpid.program.Score;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ablation-CAM in front of pooling and dense layers, against a loop over the channels with the rest of the model for each. */
class PooledAblationTest {
    private static final double OF_THE_RANGE = 1e-5;

    /** What stands between the layer, of 4 x 4 places, and the first dense layer. */
    enum Pooling {
        AVERAGE_AND_FLATTEN {
            @Override
            Value emit(Emitter emit, Value x) {
                Value pooled = emit.node("GlobalAveragePool", List.of(x), Attributes.NONE);
                return emit.node("Flatten", List.of(pooled), Attributes.NONE.with("axis", 1L));
            }
        },
        MEAN_WITHOUT_PLACES {
            @Override
            Value emit(Emitter emit, Value x) {
                return emit.node(
                        "ReduceMean",
                        List.of(x, emit.constant(Tensor.vector(2, 3))),
                        Attributes.NONE.with("keepdims", 0L));
            }
        },
        WINDOW_AND_RESHAPE {
            @Override
            Value emit(Emitter emit, Value x) {
                Value pooled =
                        emit.node("AveragePool", List.of(x), Attributes.NONE.with("kernel_shape", new long[] {4, 4}));
                return emit.reshape(pooled, 0, -1);
            }
        },
        MAXIMUM_AND_SQUEEZE {
            @Override
            Value emit(Emitter emit, Value x) {
                Value pooled = emit.node("GlobalMaxPool", List.of(x), Attributes.NONE);
                return emit.node("Squeeze", List.of(pooled, emit.constant(Tensor.vector(2, 3))), Attributes.NONE);
            }
        },
        AVERAGE_AND_CONVOLUTION {
            @Override
            Value emit(Emitter emit, Value x) {
                Value pooled = emit.node("GlobalAveragePool", List.of(x), Attributes.NONE);
                return emit.node("Flatten", List.of(emit.relu(mixed(emit, pooled))), Attributes.NONE.with("axis", 1L));
            }
        },
        AVERAGE_AND_TWO_CONVOLUTIONS {
            @Override
            Value emit(Emitter emit, Value x) {
                Value pooled = emit.node("GlobalAveragePool", List.of(x), Attributes.NONE);
                Value second = emit.relu(mixed(emit, emit.tanh(mixed(emit, pooled))));
                return emit.reshape(mixed(emit, second), -1, 10);
            }
        },
        AVERAGE_AND_ACTIVATION {
            @Override
            Value emit(Emitter emit, Value x) {
                return emit.tanh(AVERAGE_AND_FLATTEN.emit(emit, x));
            }
        };

        private static Value mixed(Emitter emit, Value pooled) {
            Value kernel = emit.constant(RandomTensors.seeded(11).normal(0.4f, 10, 10, 1, 1));
            Value bias = emit.constant(RandomTensors.seeded(12).normal(0.1f, 10));
            return emit.conv(pooled, kernel, bias, Attributes.NONE);
        }

        /** Emits a row {@code [N,C]}. */
        abstract Value emit(Emitter emit, Value x);
    }

    private static RandomNet net(Pooling pooling, DenseAblationTest.Between between) {
        return net(pooling, between, 10, 5);
    }

    /** A convolution, pooling and two dense layers. */
    private static RandomNet net(Pooling pooling, DenseAblationTest.Between between, int channels, int classes) {
        RandomTensors random = RandomTensors.seeded(10);
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "net");
        Value image = Value.of("image");
        builder.input(
                image, new TensorType(ElementType.FLOAT, Shape.of(1, 3, 6, 6).with(0, new Dim.Symbolic("N"))));
        Value kernel = emit.constant(random.normal(0.4f, channels, 3, 3, 3));
        Value bias = emit.constant(random.normal(1.5f, channels));
        Value row = pooling.emit(emit, emit.relu(emit.conv(image, kernel, bias, Attributes.NONE)));
        Value first = emit.node(
                "Gemm",
                List.of(row, emit.constant(random.normal(0.5f, 12, channels)), emit.constant(random.normal(0.2f, 12))),
                Attributes.NONE.with("transB", 1L));
        Value logits = emit.node(
                "Gemm",
                List.of(between.emit(emit, first), emit.constant(random.normal(0.4f, 12, classes))),
                Attributes.NONE);
        Graph graph = builder.output(logits)
                .type(
                        logits,
                        new TensorType(ElementType.FLOAT, Shape.of(1, classes).with(0, new Dim.Symbolic("N"))))
                .build();
        return new RandomNet("pooled-" + pooling + "-" + between, graph);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void score_losesWhatALoopOverChannelsFinds(Pooling pooling) {
        RandomNet net = net(pooling, DenseAblationTest.Between.GATE);
        try (NaiveNet twin = new NaiveNet(net)) {
            Map<String, ToDoubleFunction<float[]>> scores =
                    Map.of("logit", twin::headLogit, "probability", twin::headProbability);
            scores.forEach((name, score) -> {
                String spec = "ablation-cam(divisor=none,score=" + name + ")";

                assertThat(attribution(net, spec, CLASS))
                        .isNotConstant()
                        .isCloseTo(twin.map(twin.drops(score)), OF_THE_RANGE);
                assertThat(DenseAblationTest.way(net, spec).startsWith(DenseAblationTest.ONE_RUN))
                        .isEqualTo(pooling != Pooling.AVERAGE_AND_ACTIVATION);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"AVERAGE_AND_FLATTEN,RELU", "MEAN_WITHOUT_PLACES,TANH", "MAXIMUM_AND_SQUEEZE,SHIFTED_RELU"})
    void batch_isEachImageAlone(Pooling pooling, DenseAblationTest.Between between) {
        RandomNet net = net(pooling, between);
        Tensor images = net.example(3);
        Tensor together =
                outcome(net, "ablation-cam", images, Goal.of(Goal.PREDICTED, 3)).attribution();

        for (int i = 0; i < 3; i++) {
            assertThat(together.row(i))
                    .isEqualTo(outcome(net, "ablation-cam", images.row(i), Goal.of(Goal.PREDICTED, 1))
                            .attribution());
        }
    }

    /** Its weights are few, so what the model computes stays as it is. */
    @Test
    void logits_areTheModelsToTheLastBit() {
        RandomNet net = net(Pooling.AVERAGE_AND_FLATTEN, DenseAblationTest.Between.GATE);
        try (NaiveNet twin = new NaiveNet(net)) {
            float logit = outcome(net, "ablation-cam", CLASS).logits().toFloats()[CLASS];

            assertThat((double) logit).isEqualTo(twin.logit(twin.image()));
        }
    }

    /** A probability needs every logit of every ablation, a logit does not. */
    @Test
    void moreThanOneRunShouldTake_goesBatchByBatch() {
        Network network = network(net(Pooling.AVERAGE_AND_FLATTEN, DenseAblationTest.Between.RELU, 4096, 4097));
        DenseEntry entry = DenseEntry.behind(network.layer(TargetLayer.lastSpatial()), network)
                .orElseThrow();

        assertThat(DenseAblation.of(entry, network, Score.LOGIT)).isPresent();
        assertThat(DenseAblation.of(entry, network, Score.PROBABILITY)).isEmpty();
    }
}
