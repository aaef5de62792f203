package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.method.RealModels;
import io.limpid.program.GraphProgram;
import io.limpid.program.JoinedPrograms;
import io.limpid.program.Network;
import io.limpid.runtime.Session;
import io.limpid.runtime.SessionOptions;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.Shared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All methods behind every real model in one file: each bit of the model's outputs and of every attribution is what the model
 * alone, and the method alone, give. The runtime rewrites nothing here; where it may, it joins other nodes in a larger graph.
 */
class ExplainedModelsOnModelsTest {
    /** The rank is that of most methods; where it is another, the runtime only warns. */
    private static final TensorType ANY = new TensorType(
            ElementType.FLOAT, new Shape(List.of(new Dim.Symbolic("N"), new Dim.Symbolic("h"), new Dim.Symbolic("w"))));

    static Stream<String> models() {
        return RealModels.names().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void fileWithAllMethods_isEqualBitForBit(String name) {
        Shared.assume();
        Classifier classifier = RealModels.classifier(name);
        Tensor picture = SampleBatch.of(classifier.preprocessing(), 1);
        Network network = classifier.network(picture.shape());
        Map<String, GraphProgram> programs = programs(network);
        OnnxModel joined = joined(network, programs);

        Map<String, Tensor> outputs = run(joined, Map.of(network.input().name(), picture));

        Map<String, Tensor> own = run(classifier.model(), Map.of(network.input().name(), picture));
        assertThat(outputs).containsAllEntriesOf(own);
        programs.forEach((method, program) -> assertThat(outputs.get(method))
                .as(method)
                .isEqualTo(run(
                                program.model(),
                                Map.of(
                                        network.input().name(), picture,
                                        program.target(), Tensor.vector(-1),
                                        program.contrast(), Tensor.vector(-1)))
                        .get(program.attribution())));
    }

    /** Returns the program of every method that suits the network: {@code cam} wants a certain head. */
    private static Map<String, GraphProgram> programs(Network network) {
        Map<String, GraphProgram> programs = new LinkedHashMap<>();
        for (Method method : Methods.all().stream().map(entry -> entry.create()).toList()) {
            GraphMethod graph = method instanceof UnrollableMethod unrollable
                    ? unrollable.unrolled()
                    : method instanceof GraphMethod one ? one : null;
            if (graph != null && (!method.spec().startsWith("cam(") || hasLinearHead(network))) {
                programs.put(method.spec(), graph.program(network));
            }
        }
        return programs;
    }

    private static boolean hasLinearHead(Network network) {
        return network.graph().nodes().stream()
                        .filter(node -> Set.of("Gemm", "MatMul").contains(node.opType()))
                        .count()
                < 2;
    }

    private static OnnxModel joined(Network network, Map<String, GraphProgram> programs) {
        JoinedPrograms joined = new JoinedPrograms(network);
        programs.forEach((method, program) -> joined.result(joined.reserve(method), joined.append(program), ANY));
        return joined.withOptionalTarget(OptionalLong.empty());
    }

    private static Map<String, Tensor> run(OnnxModel model, Map<String, Tensor> feeds) {
        try (Session session = Session.open(model, SessionOptions.once())) {
            return session.run(feeds);
        }
    }
}
