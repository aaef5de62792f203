package io.limpid.method.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.program.ExactRunner;
import io.limpid.program.Goal;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Integrated gradients in double precision where float results differ from a golden: gradients that jump at a kink. */
class PathEvidenceTest {
    private static final double CLOSE = 1e-4;

    @Test
    void whereTheReferenceRounded_doublePrecisionGivesOurNumbers() {
        Shared.assume();
        Case vgg = Case.of("vgg_cifar10_bn/cifar_dog/captum_IntegratedGradients_other.npy");
        Tensor exact = vgg.exact();

        assertThat(difference(exact, vgg.ours())).isLessThan(CLOSE);
        assertThat(difference(exact, vgg.golden())).isGreaterThan(10 * CLOSE);
    }

    @Test
    void whereWeRounded_doublePrecisionGivesTheGolden() {
        Shared.assume();
        Case resnet = Case.of("resnet20_cifar10_bn/cifar_dog/captum_IntegratedGradients_other.npy");

        assertThat(difference(resnet.exact(), resnet.golden())).isLessThan(CLOSE);
    }

    private static double difference(Tensor exact, Tensor other) {
        float[] expected = exact.toFloats();
        float[] actual = other.toFloats();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            least = Math.min(least, expected[i]);
            greatest = Math.max(greatest, expected[i]);
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
        }
        return difference / (greatest - least);
    }

    private record Case(GoldenEntry entry, IntegratedGradients method, Network network) {
        static Case of(String file) {
            GoldenEntry entry = Goldens.all().stream()
                    .filter(each -> each.file().equals(file))
                    .findFirst()
                    .orElseThrow();
            IntegratedGradients method = (IntegratedGradients)
                    Methods.parse("integrated-gradients(steps=50,baseline=zero,rule=gauss-legendre)");
            Network network = Network.of(
                    OnnxModel.read(Shared.model(entry.model() + ".onnx")),
                    Goldens.input(entry).shape());
            return new Case(entry, method, network);
        }

        Tensor golden() {
            return Goldens.load(entry);
        }

        Tensor ours() {
            return explained(method.on(network));
        }

        Tensor exact() {
            GraphProgram values = GraphProgram.write(network, frame -> network.input());
            GraphProgram gradient = GraphProgram.write(network, method::gradientAtInput);
            return explained(
                    new PathRunner(method, Optional.empty(), new ExactRunner(values), new ExactRunner(gradient)));
        }

        private Tensor explained(Runner runner) {
            try (runner) {
                return runner.run(Goldens.input(entry), Goal.of(entry.target(), 1))
                        .attribution();
            }
        }
    }
}
