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
import java.util.ArrayList;
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
 *
 * <p>One method in a file is bit-equal where the runtime rewrites all that it can, too. Loading so many programs takes minutes:
 * each model is tried with a twelfth of the methods, and with {@code -Dexports.all=true} with all of them.
 */
class ExplainedModelsOnModelsTest {
    /** The rank is that of most methods; where it is another, the runtime only warns. */
    private static final TensorType ANY = new TensorType(
            ElementType.FLOAT, new Shape(List.of(new Dim.Symbolic("N"), new Dim.Symbolic("h"), new Dim.Symbolic("w"))));

    private static final ExplainedModel.Form FORM = new ExplainedModel.Form(OptionalLong.empty(), TargetInput.OPTIONAL);

    static Stream<String> models() {
        return RealModels.names().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void fileWithAllMethods_isEqualBitForBit(String name) {
        Shared.assume();
        Classifier classifier = RealModels.classifier(name);
        Tensor picture = SampleBatch.of(classifier, 1);
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

    @ParameterizedTest
    @MethodSource("models")
    void fileWithOneMethod_optimised_isEqualBitForBit(String name) {
        Shared.assume();
        Classifier classifier = RealModels.classifier(name);
        Network network = classifier.network(SampleBatch.of(classifier, 1).shape());
        List<GraphMethod> exact = methods(network).stream()
                .filter(method -> method.exact().equals(method))
                .toList();
        int every = Boolean.getBoolean("exports.all") ? 1 : 12;
        for (int i = models().toList().indexOf(name) % every; i < exact.size(); i += every) {
            Export export = Export.of(classifier, List.of(exact.get(i)), FORM);
            Export.Part part = export.parts().get(0);
            try (Session session = Session.open(export.model())) {
                assertThat(session.run(export.feeds(export.pictures())).get(part.attribution()))
                        .as(exact.get(i).spec())
                        .isEqualTo(part.inProcess());
            }
        }
    }

    private static Map<String, GraphProgram> programs(Network network) {
        Map<String, GraphProgram> programs = new LinkedHashMap<>();
        methods(network).forEach(method -> programs.put(method.spec(), method.program(network)));
        return programs;
    }

    /** Returns every method that suits the network: two want a certain head. */
    private static List<GraphMethod> methods(Network network) {
        List<GraphMethod> methods = new ArrayList<>();
        for (Method method : Methods.all().stream().map(entry -> entry.create()).toList()) {
            if (!method.spec().matches("(ablation-)?cam\\(.*") || hasLinearHead(network)) {
                if (method instanceof UnrollableMethod unrollable) {
                    methods.add(unrollable.unrolled());
                } else if (method instanceof GraphMethod one) {
                    methods.add(one);
                }
            }
        }
        return methods;
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
