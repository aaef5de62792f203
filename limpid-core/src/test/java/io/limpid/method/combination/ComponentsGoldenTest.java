package io.limpid.method.combination;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FG-CAM's components {@code [C,h,w]} one by one, before they are summed, against those of the authors' code. */
class ComponentsGoldenTest {
    private static final String COMPONENTS = "FG-CAM explanation component at features[-1]";
    private static final String DENOISED = "FG-CAM component after svd denoising (d=int(0.1*n_singular))";
    private static final double SHARE = 1e-4;

    @ParameterizedTest
    @ValueSource(strings = {"vgg_cifar10", "vgg_cifar10_bn"})
    void everyComponent_isReproduced(String model) {
        Shared.assume();
        List<GoldenEntry> entries = Goldens.of(model).stream()
                .filter(entry -> List.of(COMPONENTS, DENOISED).contains(entry.method()))
                .toList();
        assertThat(entries).isNotEmpty();
        for (GoldenEntry entry : entries) {
            Tensor golden = Goldens.load(entry);
            assertThat(components(model, entry).reshaped(golden.shape()))
                    .as(entry.toString())
                    .isCloseTo(golden, SHARE * range(golden));
        }
    }

    private static Tensor components(String model, GoldenEntry entry) {
        Tensor input = Goldens.input(entry);
        Network network = Network.of(OnnxModel.read(Shared.model(model + ".onnx")), input.shape());
        FgCamOfRuns method = (FgCamOfRuns)
                Methods.parse("fg-cam(reference=true,denoise=" + entry.method().equals(DENOISED) + ")");
        try (Runner runner = method.base()
                .components(method.way().normalization().of(network))
                .then(method.denoising())) {
            return runner.run(input, Goal.of(entry.target(), 1)).attribution();
        }
    }

    /** Returns the range of values; of maps that are zero everywhere 1, so that a small rounding may remain. */
    private static double range(Tensor values) {
        float least = 0;
        float greatest = 0;
        for (float value : values.toFloats()) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest > least ? greatest - least : 1;
    }
}
