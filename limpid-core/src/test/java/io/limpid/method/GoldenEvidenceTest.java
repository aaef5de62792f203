package io.limpid.method;

import io.limpid.GraphMethod;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.ExactRunner;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows the reasons of {@link GoldenExceptions} by running the same programs in double precision. */
class GoldenEvidenceTest {
    static List<Evidence> exceptions() {
        return Shared.isThere()
                ? Evidence.all(entry -> !entry.method().equals("IntegratedGradients"), entry -> !entry.model()
                        .startsWith("mobilenetv2"))
                : List.of();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("exceptions")
    void reasonOfAnException_isShownInDoublePrecision(Evidence evidence) {
        GoldenEntry entry = evidence.entry();
        GraphProgram program = program(entry);
        try (Runner runner = program.open()) {
            float[] ours = run(runner, entry, Goldens.input(entry));

            evidence.check(input -> run(new ExactRunner(program), entry, input), ours);
        }
    }

    private static GraphProgram program(GoldenEntry entry) {
        Network network = Network.of(
                OnnxModel.read(Shared.model(entry.model() + ".onnx")),
                Goldens.input(entry).shape());
        GraphMethod method =
                (GraphMethod) Methods.of(GoldenRows.find(entry).orElseThrow().specFor(entry));
        return GraphProgram.write(network, method::emit);
    }

    private static float[] run(Runner runner, GoldenEntry entry, Tensor input) {
        Tensor batch = runner.run(input, Goal.of(entry.target(), 1)).attribution();
        Tensor attribution = batch.reshaped(Arrays.copyOfRange(batch.shape(), 1, batch.rank()));
        return GoldenStage.of(attribution, entry.stage(), input.size(2), input.size(3));
    }
}
