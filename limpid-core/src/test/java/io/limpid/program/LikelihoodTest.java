package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.GraphMethod;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelihoodTest {
    private static final float[] LOGITS = {0.5f, -1.2f, 2.1f, 0.1f};
    private static final float STEP = 1e-2f;
    private static final Goal GOAL = Goal.of(2, 1);

    /** Returns the gradient as it is emitted, {@code [1,K]}. */
    private static float[] emitted(Scorer scorer) {
        GraphBuilder builder = new GraphBuilder();
        Value logits = Value.of("logits");
        Value v = Value.of("v");
        builder.initializer(logits, Tensor.of(LOGITS, 1, LOGITS.length));
        builder.initializer(v, Tensor.of(new float[] {0, 0, 1, 0}, 1, LOGITS.length));
        Value seed = scorer.score().seed(Emitter.into(builder, ""), scorer.likelihood(), logits, v);
        Value out = Value.of("out");
        builder.node(Node.of("Identity", List.of(seed), List.of(out), Attributes.NONE));
        try (Session session = Session.open(OnnxModel.of(builder.output(out).build()))) {
            return session.run(Map.of()).get("out").toFloats();
        }
    }

    private static double valueAt(Scorer scorer, int index, float step) {
        float[] moved = LOGITS.clone();
        moved[index] += step;
        return scorer.value(moved, GOAL);
    }

    @ParameterizedTest
    @CsvSource({
        "PROBABILITY,SHARED", "LOG_PROBABILITY,SHARED", "REST,SHARED",
        "PROBABILITY,EACH", "LOG_PROBABILITY,EACH", "REST,EACH"
    })
    void emittedGradient_isThatOfTheValue(Score score, Likelihood likelihood) {
        Scorer scorer = new Scorer(score, likelihood);
        float[] gradient = emitted(scorer);

        for (int k = 0; k < LOGITS.length; k++) {
            double difference = (valueAt(scorer, k, STEP) - valueAt(scorer, k, -STEP)) / (2 * STEP);
            assertThat((double) gradient[k]).as("%s at %d", scorer, k).isCloseTo(difference, within(1e-4));
        }
    }

    @Test
    void probabilityOfALabelByItself_isItsSigmoid() {
        assertThat(new Scorer(Score.PROBABILITY, Likelihood.EACH).value(LOGITS, GOAL))
                .isCloseTo(1 / (1 + Math.exp(-LOGITS[2])), within(1e-9));
    }

    private static Network withBehind(RandomNet net, String head) {
        Graph graph = net.graph();
        Value likely = Value.of("likely");
        GraphBuilder builder = graph.toBuilder().clearOutputs();
        builder.node(Node.of(head, List.of(graph.outputs().get(0)), List.of(likely), Attributes.NONE));
        return Network.of(
                OnnxModel.of(builder.output(likely).build()), net.example(1).shape());
    }

    private static Outcome explained(Network network, String spec, Tensor image) {
        GraphMethod method = (GraphMethod) Methods.parse(spec);
        try (Runner runner = method.on(network)) {
            return runner.run(image, Goal.of(1, 1));
        }
    }

    @Test
    void labelsBehindASigmoid_areExplainedEachByItself() {
        RandomNet net = RandomNets.vgg(1);
        Network network = withBehind(net, "Sigmoid");
        Outcome logit = explained(network, "gradient", net.example(1));
        float[] slope = logit.attribution().toFloats();
        double p = 1 / (1 + Math.exp(-logit.logits().toFloats()[1]));

        float[] actual = explained(network, "gradient(score=probability)", net.example(1))
                .attribution()
                .toFloats();

        for (int i = 0; i < slope.length; i++) {
            assertThat((double) actual[i]).isCloseTo(p * (1 - p) * slope[i], within(1e-5));
        }
        assertThat(withBehind(net, "Softmax").likelihood()).isEqualTo(Likelihood.SHARED);
    }
}
