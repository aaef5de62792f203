package io.limpid.program;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.GraphPrinter;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.testkit.GoldenText;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.Skeletons;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Limpid makes of published architectures, node by node; a change of any rewrite or operator shows here. */
class GraphTextTest {
    static List<RandomNet> skeletons() {
        return Skeletons.all();
    }

    @ParameterizedTest
    @MethodSource("skeletons")
    void preparedNetwork_readsAsReviewed(RandomNet net) {
        golden(net, "prepared").isEqualTo(GraphPrinter.print(network(net).graph()));
    }

    @ParameterizedTest
    @MethodSource("skeletons")
    void programOfTheInputsGradient_readsAsReviewed(RandomNet net) {
        Network network = network(net);

        GraphProgram program = GraphProgram.write(
                network, frame -> frame.backward(Composites.gradient(), frame.seed(Score.LOGIT), network.input()));

        golden(net, "gradient").isEqualTo(GraphPrinter.print(program.model().graph()));
    }

    private static Network network(RandomNet net) {
        return Network.of(OnnxModel.of(net.graph()), net.example(1).shape());
    }

    private static GoldenText golden(RandomNet net, String of) {
        return GoldenText.of(GraphTextTest.class, net.name() + "." + of + ".txt");
    }
}
