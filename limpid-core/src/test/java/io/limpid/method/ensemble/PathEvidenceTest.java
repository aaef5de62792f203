package io.limpid.method.ensemble;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Evidence;
import io.limpid.method.Methods;
import io.limpid.program.ExactRunner;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Integrated gradients in double precision where float results differ from a golden: gradients that jump at a kink. */
class PathEvidenceTest {
    private static final Set<String> QUICK = Set.of(
            "vgg_cifar10_bn/cifar_dog/captum_IntegratedGradients_other.npy",
            "resnet20_cifar10_bn/cifar_dog/captum_IntegratedGradients_other.npy");

    static List<Evidence> exceptions() {
        return Shared.isThere()
                ? Evidence.all(
                        entry -> entry.method().equals("IntegratedGradients"), entry -> QUICK.contains(entry.file()))
                : List.of();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("exceptions")
    void reasonOfAnException_isShownInDoublePrecision(Evidence evidence) {
        Path path = Path.of(evidence.entry());

        evidence.check(path::exact, path.ours());
    }

    private record Path(GoldenEntry entry, IntegratedGradients method, Network network) {
        static Path of(GoldenEntry entry) {
            IntegratedGradients method = (IntegratedGradients)
                    Methods.parse("integrated-gradients(steps=50,baseline=zero,rule=gauss-legendre)");
            Network network = Network.of(
                    OnnxModel.read(Shared.model(entry.model() + ".onnx")),
                    Goldens.input(entry).shape());
            return new Path(entry, method, network);
        }

        float[] ours() {
            return explained(method.on(network), Goldens.input(entry));
        }

        float[] exact(Tensor input) {
            GraphProgram values = GraphProgram.write(network, frame -> network.input());
            GraphProgram gradient = GraphProgram.write(network, method::gradientAtInput);
            return explained(
                    new PathRunner(
                            method, network, method.path().batch(), new ExactRunner(values), new ExactRunner(gradient)),
                    input);
        }

        private float[] explained(Runner runner, Tensor input) {
            try (runner) {
                Tensor attribution =
                        runner.run(input, Goal.of(entry.target(), 1)).attribution();
                return entry.stage().equals("sum over channels") ? channelSum(attribution) : attribution.toFloats();
            }
        }

        private static float[] channelSum(Tensor attribution) {
            float[] all = attribution.toFloats();
            float[] sums = new float[attribution.size(2) * attribution.size(3)];
            for (int i = 0; i < all.length; i++) {
                sums[i % sums.length] += all[i];
            }
            return sums;
        }
    }
}
