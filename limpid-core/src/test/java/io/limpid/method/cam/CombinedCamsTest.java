package io.limpid.method.cam;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Composite;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CAMs that are more than one weighting, against what they are made of. */
class CombinedCamsTest {
    private static final double FLOAT = 1e-4;

    static List<RandomNet> nets() {
        return List.of(
                RandomNets.vgg(1),
                RandomNets.resnet(1),
                RandomNets.densenet(1),
                RandomNets.inception(1),
                RandomNets.mobilenet(1),
                RandomNets.silu(1),
                constantsBesideTheImage());
    }

    /** For one image: constants are added to a mean of each channel, repeated, and laid beside the channels. */
    private static RandomNet constantsBesideTheImage() {
        RandomTensors random = RandomTensors.seeded(3);
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "net");
        Value image = Value.of("image");
        builder.input(image, TensorType.floats(1, 3, 5, 5));
        Value places = emit.constant(random.normal(1, 3, 5, 5));
        Value means = emit.add(emit.reduceMean(image, 2, 3), places);
        Value channels = emit.concat(List.of(means, emit.constant(random.normal(1, 1, 5, 5)), image), 1);
        Value kernel = emit.constant(random.normal(4, 7, 3, 3));
        Value features = emit.relu(emit.conv(channels, kernel, Value.ABSENT, Attributes.NONE));
        Value logits = emit.reshape(emit.reduceMean(features, 2, 3), 1, 4);
        builder.output(logits).type(logits, TensorType.floats(1, 4));
        return new RandomNet("constants-beside-the-image", builder.build());
    }

    /** Input times gradient and every bias times its gradient make up the score, for linear layers and activations. */
    @ParameterizedTest
    @MethodSource("nets")
    void biasTerms_withInputTimesGradient_sumToTheLogit(RandomNet net) {
        Network network = network(net);
        GraphProgram program = GraphProgram.write(network, frame -> {
            BiasTerms biases = new BiasTerms(BiasTerms.Bends.COUNT);
            Composite composite = Composite.of("gradient").otherwise(biases);
            Value gradient = frame.backward(composite, frame.seed(Score.LOGIT), network.input());
            Emitter emit = frame.emit();
            Value total = total(emit, emit.mul(network.input(), gradient));
            for (BiasTerms.Term term : biases.terms()) {
                total = emit.add(total, total(emit, term.value()));
            }
            return total;
        });
        try (Runner runner = program.open()) {
            float sum = runner.run(net.example(1), Goal.of(3, 1)).attribution().toFloats()[0];
            float logit = outcome(net, "gradient", 3).logits().toFloats()[3];

            assertThat(sum).isCloseTo(logit, within((float) FLOAT * (1 + Math.abs(logit))));
        }
    }

    private static Value total(Emitter emit, Value x) {
        return emit.sumOut(emit.reshape(x, 0, -1), 1);
    }

    @Test
    void fullGrad_withoutBiases_isTheScaledInputTimesGradient() {
        RandomNet net = RandomNets.biasFree(2).get(0);
        float[] product = attribution(net, "input-x-gradient", 1).toFloats();
        float greatest = 0;
        for (int i = 0; i < product.length; i++) {
            product[i] = Math.abs(product[i]);
            greatest = Math.max(greatest, product[i]);
        }
        Tensor full = attribution(net, "full-grad", 1);
        float[] expected = new float[full.size()];
        for (int i = 0; i < product.length; i++) {
            expected[i % expected.length] += product[i] / greatest;
        }

        assertThat(full).isCloseTo(Tensor.of(expected, full.shape()), 1e-3);
    }

    /** Patches are rows of the batch in between, as MobileViT has them. */
    @Test
    void fullGrad_sharesOutTheScore_alsoWhereTheBatchCountsPatches() {
        RandomTensors random = RandomTensors.seeded(5);
        Graph graph = new GraphBuilder()
                .input(
                        Value.of("x"),
                        new TensorType(ElementType.FLOAT, Shape.of(1, 2, 4, 4).with(0, new Dim.Symbolic("N"))))
                .initializer(Value.of("kernel"), random.normal(4, 2, 1, 1))
                .initializer(Value.of("shift"), random.normal(4))
                .initializer(Value.of("apart"), Tensor.vector(-1, 16))
                .initializer(Value.of("w"), random.normal(16, 3))
                .initializer(Value.of("b"), random.normal(3))
                .initializer(Value.of("together"), Tensor.vector(-1, 12))
                .initializer(Value.of("v"), random.normal(12, 5))
                .initializer(Value.of("c"), random.normal(5))
                .node(node("Conv", "features", "x", "kernel", "shift"))
                .node(node("Relu", "active", "features"))
                .node(node("Reshape", "patches", "active", "apart"))
                .node(node("Gemm", "tokens", "patches", "w", "b"))
                .node(node("Sigmoid", "gated", "tokens"))
                .node(node("Reshape", "row", "gated", "together"))
                .node(node("Gemm", "y", "row", "v", "c"))
                .output(Value.of("y"))
                .build();
        Tensor images = random.normal(3, 2, 4, 4);
        Network network = Network.of(OnnxModel.of(graph), 3, 2, 4, 4);
        try (Runner runner = Methods.parse("full-grad").on(network)) {
            Outcome outcome = runner.run(images, Goal.of(1, 3));

            for (int image = 0; image < 3; image++) {
                Balance balance = outcome.balances().get(image);
                assertThat(balance.sum()).isCloseTo(balance.expected(), within(1e-4));
            }
        }
    }

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    @Test
    void shapleyCam_forTheLogitOfAPiecewiseLinearNet_isGradCam() {
        RandomNet net = RandomNets.resnet(2);

        assertThat(attribution(net, "shapley-cam(score=logit)", 1)).isCloseTo(attribution(net, "grad-cam", 1), FLOAT);
    }

    /** {@code H A} is the slope of the gradient along {@code A}: differences of the gradient in double precision. */
    @Test
    void hessianCorrectedGradient_isWhatDifferencesOfTheGradientGive() {
        for (RandomNet net : List.of(RandomNets.silu(2), RandomNets.squeezeExcite(2), RandomNets.vgg(2))) {
            for (Score score : Score.values()) {
                Network network = network(net);
                String layer = network.spatialLayers().get(1).name();
                Value at = network.layer(TargetLayer.named(layer)).value();
                GraphProgram gradient = GraphProgram.write(
                        network, frame -> new GradientSignal(score).at(frame, frame.layer(TargetLayer.named(layer))));
                GraphProgram corrected = GraphProgram.write(network, frame -> new HessianCorrectedGradient(score)
                        .at(frame, frame.layer(TargetLayer.named(layer))));
                Map<Value, DoubleTensor> values = run(gradient, net, Map.of());
                DoubleTensor a = values.get(at);
                DoubleTensor g = values.get(Value.of(gradient.attribution()));
                double step = 1e-5;
                DoubleTensor up =
                        run(gradient, net, Map.of(at, scaled(a, 1 + step))).get(Value.of(gradient.attribution()));
                DoubleTensor down =
                        run(gradient, net, Map.of(at, scaled(a, 1 - step))).get(Value.of(gradient.attribution()));
                DoubleTensor actual = run(corrected, net, Map.of()).get(Value.of(corrected.attribution()));

                double range = g.absMax() + a.absMax() * g.absMax();
                for (int i = 0; i < g.size(); i++) {
                    double expected = g.at(i) - (up.at(i) - down.at(i)) / (4 * step);
                    assertThat(actual.at(i)).as("%s, %s", net, score).isCloseTo(expected, within(1e-6 * range));
                }
            }
        }
    }

    private static DoubleTensor scaled(DoubleTensor tensor, double factor) {
        return DoubleTensor.of(
                Arrays.stream(tensor.toDoubles()).map(value -> factor * value).toArray(), tensor.shape());
    }

    private static Map<Value, DoubleTensor> run(GraphProgram program, RandomNet net, Map<Value, DoubleTensor> known) {
        Goal goal = Goal.of(2, 1);
        Map<Value, DoubleTensor> fed = new LinkedHashMap<>(known);
        fed.put(program.network().input(), DoubleTensor.of(net.example(1)));
        fed.put(Value.of(program.target()), DoubleTensor.of(goal.targets()));
        fed.put(Value.of(program.contrast()), DoubleTensor.of(goal.contrasts()));
        return ReferenceInterpreter.resume(program.model().graph(), fed);
    }

    /** Grad-CAM is linear in the seed, so Finer-CAM is a sum of Grad-CAMs of single classes. */
    @Test
    void finerCam_isGradCamLessThoseOfTheNearestClasses() {
        RandomNet net = RandomNets.resnet(3);
        float[] logits = outcome(net, "gradient", 0).logits().toFloats();
        for (boolean detached : new boolean[] {true, false}) {
            for (int target = 0; target < logits.length; target++) {
                Tensor finer = attribution(net, "finer-cam(alpha=0.7,references=2,detach=" + detached + ")", target);

                assertThat(finer).isCloseTo(expectedFiner(net, logits, target, detached), 1e-3);
            }
        }
    }

    private static Tensor expectedFiner(RandomNet net, float[] logits, int target, boolean detached) {
        List<Integer> nearest = IntStream.range(0, logits.length)
                .filter(other -> other != target)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> Math.abs(logits[other] - logits[target])))
                .limit(2)
                .toList();
        double total = nearest.stream().mapToDouble(r -> Math.exp(logits[r])).sum();
        double mean = nearest.stream()
                .mapToDouble(r -> Math.exp(logits[r]) / total * logits[r])
                .sum();
        Tensor map = attribution(net, "grad-cam", target);
        float[] values = map.toFloats();
        for (int r : nearest) {
            double slope = Math.exp(logits[r]) / total * (detached ? 1 : 1 + logits[r] - mean);
            float[] other = attribution(net, "grad-cam", r).toFloats();
            for (int i = 0; i < values.length; i++) {
                values[i] -= (float) (0.7 * slope * other[i]);
            }
        }
        return Tensor.of(values, map.shape());
    }

    @Test
    void guidedGradCam_isGuidedBackpropTimesThePositiveMapEnlarged() {
        RandomNet net = RandomNets.resnet(4);
        Tensor input = net.example(1);
        float[] guided = attribution(net, "guided-backprop", 1).toFloats();
        double[] map = enlarged(attribution(net, "grad-cam", 1), input.size(2), input.size(3));
        float[] expected = new float[guided.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) (guided[i] * map[i % map.length]);
        }

        assertThat(attribution(net, "guided-grad-cam", 1)).isCloseTo(Tensor.of(expected, input.shape()), FLOAT);
    }

    private static double[] enlarged(Tensor map, int height, int width) {
        double[] enlarged = new double[height * width];
        float[] values = map.toFloats();
        for (int i = 0; i < enlarged.length; i++) {
            double v = place(i / width, height, map.size(1));
            double u = place(i % width, width, map.size(2));
            for (int y = 0; y < map.size(1); y++) {
                for (int x = 0; x < map.size(2); x++) {
                    double share = Math.max(1 - Math.abs(v - y), 0) * Math.max(1 - Math.abs(u - x), 0);
                    enlarged[i] += share * Math.max(values[y * map.size(2) + x], 0);
                }
            }
        }
        return enlarged;
    }

    private static double place(int pixel, int pixels, int places) {
        return Math.min(Math.max((pixel + 0.5) * places / pixels - 0.5, 0), places - 1);
    }

    @Test
    void resize_interpolatesBetweenPixelCentres() {
        Tensor small = Tensor.of(new float[] {0, 1, 2, 3}, 1, 1, 2, 2);

        assertThat(resized(small, 3)).containsExactly(new double[] {0, .5, 1, 1, 1.5, 2, 2, 2.5, 3}, within(1e-12));
        assertThat(resized(small, 4))
                .containsExactly(
                        new double[] {0, .25, .75, 1, .5, .75, 1.25, 1.5, 1.5, 1.75, 2.25, 2.5, 2, 2.25, 2.75, 3},
                        within(1e-12));
    }

    private static double[] resized(Tensor small, int size) {
        GraphBuilder builder = new GraphBuilder();
        Value x = Value.of("x");
        builder.input(x, small.tensorType());
        Value y = Emitter.into(builder, "").resize(x, size, size);
        return ReferenceInterpreter.runTensors(builder.output(y).build(), Map.of(x, small))
                .get(y)
                .toDoubles();
    }

    @Test
    void layerCamFusion_ofOneDeepLayer_isItsPositiveMapOverTheGreatest() {
        RandomNet net = RandomNets.resnet(5);
        String layer = network(net).layer(TargetLayer.lastSpatial()).name();
        float[] map = attribution(net, "layer-cam", 1).toFloats();
        float greatest = 0;
        for (float value : map) {
            greatest = Math.max(greatest, value);
        }
        float[] shallow = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = Math.max(map[i], 0) / greatest;
            shallow[i] = (float) Math.tanh(2 * map[i]);
        }
        Tensor deep = attribution(net, "layer-cam-fusion(layers=" + layer + ")", 1);

        assertThat(deep).isCloseTo(Tensor.of(map, deep.shape()), FLOAT);
        assertThat(attribution(net, "layer-cam-fusion(deepest=0,layers=" + layer + ")", 1))
                .isCloseTo(Tensor.of(shallow, deep.shape()), FLOAT);
    }

    @Test
    void layerCamFusion_ofAllResolutions_isAtLeastEachOfItsLayersAtTheFinest() {
        RandomNet net = RandomNets.vgg(5);
        Tensor fused = attribution(net, "layer-cam-fusion", 1);
        Tensor finest = attribution(net, "layer-cam-fusion(deepest=0,layers=features.3)", 1);

        assertThat(fused.shape()).containsExactly(1, 12, 12);
        float[] all = fused.toFloats();
        float[] one = finest.toFloats();
        for (int i = 0; i < all.length; i++) {
            assertThat(all[i]).isBetween(one[i] - 1e-5f, 1 + 1e-5f);
        }
    }
}
