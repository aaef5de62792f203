package io.limpid.method.combination;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.Explained.sum;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.method.cam.Cams;
import io.limpid.method.cam.ComponentCam;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FgCamTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 2;

    static Stream<RandomNet> nets() {
        return RandomNets.small(11).stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grad-cam",
                "grad-cam++",
                "x-grad-cam",
                "hires-cam",
                "layer-cam",
                "score-cam",
                "relevance-cam",
                "lift-cam",
                "spatial-relevance-cam",
                "finer-cam",
                "cf-cam",
                "relevance-cam(reference=true)"
            })
    void atTheLayerOfItsBase_itIsTheBase(String base) {
        RandomNet net = RandomNets.resnet(6);

        assertThat(attribution(net, "fg-cam(layer=auto,base=" + base + ")", CLASS))
                .isCloseTo(attribution(net, base, CLASS), FLOAT);
    }

    /** Without biases, a unit that is active has positive contributions, so nothing meets a denominator of 0. */
    static Stream<RandomNet> biasFree() {
        return RandomNets.biasFree(5).stream();
    }

    @ParameterizedTest
    @MethodSource("biasFree")
    void componentsCarriedToTheInput_sumToThatOfTheCam(RandomNet net) {
        double expected = sum(attribution(net, "grad-cam", CLASS));
        double size = magnitude(attribution(net, "hires-cam", CLASS)) + Math.abs(expected);

        assertThat(sum(attribution(net, "fg-cam", CLASS))).isCloseTo(expected, within(FLOAT * size));
    }

    private static double magnitude(Tensor tensor) {
        double sum = 0;
        for (float value : tensor.toFloats()) {
            sum += Math.abs(value);
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("nets")
    void everyLayerBeforeTheBase_givesAFiniteMap(RandomNet net) {
        Network network = network(net);
        Layer last = network.layer(TargetLayer.lastSpatial());
        int maps = 0;
        for (Layer layer : network.spatialLayers()) {
            boolean before = network.graph().downstream(List.of(layer.value())).contains(last.value());
            if (before && !layer.value().equals(last.value())) {
                Tensor map = attribution(net, "fg-cam(layer=" + layer.name() + ")", CLASS);
                assertThat(map).hasShape(1, layer.shape().size(2), layer.shape().size(3));
                assertThat(map).isFinite();
                maps++;
            }
        }
        assertThat(maps).isPositive();
    }

    @Test
    void componentsFedToASecondProgram_giveWhatOneProgramGives() {
        RandomNet net = RandomNets.densenet(6);
        FgCam inOne = (FgCam) Methods.parse("fg-cam");
        FgCamOfRuns inTwo = new FgCamOfRuns(inOne.base(), UnaryOperator.identity(), inOne.way());
        Goal goals = Goal.join(List.of(Goal.of(1, 1), Goal.of(Goal.PREDICTED, 1)));
        try (Runner one = inOne.on(network(net));
                Runner two = inTwo.on(network(net))) {
            assertThat(two.run(net.example(2), goals).attribution())
                    .isCloseTo(one.run(net.example(2), goals).attribution(), 1e-5);
        }
    }

    @Test
    void denoised_withNothingLeftOut_sumsToNothingAndStillShowsSomething() {
        RandomNet net = RandomNets.vgg(6);
        Tensor map = attribution(net, "fg-cam(layer=auto,denoise=true,components=1)", CLASS);

        assertThat(map).isNotConstant();
        assertThat(map).sumsTo(0, 1e-4 * magnitude(map));
    }

    @Test
    void aLayerBehindTheBase_isRefused() {
        RandomNet net = RandomNets.resnet(6);
        List<Layer> layers = network(net).spatialLayers();
        String first = layers.get(0).name();
        String last = layers.get(layers.size() - 1).name();

        assertThatThrownBy(() -> outcome(net, "fg-cam(layer=" + last + ",base-layer=" + first + ")", CLASS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose an earlier layer");
    }

    @Test
    void aBaseThatIsNoSumOverChannels_orNamesItsLayer_isRefused() {
        assertThatThrownBy(() -> Methods.parse("fg-cam(base=eigen-cam)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sums over channels");
        assertThatThrownBy(() -> Methods.parse("fg-cam(base=grad-cam(layer=x))"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("instead");
    }

    @Test
    void componentsOfRealModels_areThoseOfTheAuthorsCode() {
        Shared.assume();
        for (String model : List.of("vgg_cifar10", "vgg_cifar10_bn")) {
            Network network = Network.of(OnnxModel.read(Shared.model(model + ".onnx")), 1, 3, 32, 32);
            ComponentCam cam = (ComponentCam) Cams.gradCam(TargetLayer.lastSpatial());
            try (Runner components = cam.components(network)) {
                List<GoldenEntry> entries = Goldens.of(model).stream()
                        .filter(entry -> entry.stage().equals("C,H,W"))
                        .toList();
                assertThat(entries).isNotEmpty();
                entries.forEach(entry -> compare(entry, components));
            }
        }
    }

    private static void compare(GoldenEntry entry, Runner components) {
        Tensor ours =
                components.run(Goldens.input(entry), Goal.of(entry.target(), 1)).attribution();
        boolean denoised = entry.method().contains("denoising");
        Tensor shown = denoised ? new SingularComponents(0.1f, 0).apply(ours) : ours;
        Tensor golden = Goldens.load(entry);
        assertThat(shown.reshaped(golden.shape())).isCloseTo(golden, 1e-5);
    }
}
