package io.limpid.method.perturbation;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.Classifier;
import io.limpid.ExplainedModel;
import io.limpid.TargetInput;
import io.limpid.UnrollableMethod;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Explained;
import io.limpid.method.Methods;
import io.limpid.run.Goal;
import io.limpid.runtime.Session;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ablation-CAM compiled into the model, against what it gives with Java's help. */
class UnrolledAblationCamTest {
    private static final double FLOAT = 1e-6;
    private static final long CLASS = 2;

    private static OnnxModel compiled(RandomNet net, String spec) {
        int size = net.example(1).size(2);
        Classifier classifier = Classifier.of(
                OnnxModel.of(net.graph()), Preprocessing.imagenet().withInputSize(size, size));
        UnrollableMethod method = (UnrollableMethod) Methods.parse(spec);
        return ExplainedModel.of(classifier, method.unrolled())
                .withTarget(TargetInput.REQUIRED)
                .compile();
    }

    private static Tensor run(OnnxModel compiled, Tensor images) {
        Map<String, Tensor> feeds = new HashMap<>();
        feeds.put(compiled.graph().inputs().get(0).name(), images);
        feeds.put("target", Tensor.vector(CLASS));
        try (Session session = Session.open(compiled)) {
            return session.run(feeds).get("attribution");
        }
    }

    private static RandomNet ofOneImage(RandomNet net) {
        Graph graph = net.graph();
        GraphBuilder builder = graph.toBuilder();
        builder.type(
                net.input(),
                new TensorType(ElementType.FLOAT, Shape.of(net.example(1).shape())));
        builder.type(net.logits(), new TensorType(ElementType.FLOAT, Shape.of(1, net.classes())));
        return new RandomNet(net.name(), builder.build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "magnitude", "none"})
    void pooledHead_isCompiledForAnyNumberOfImages(String divisor) {
        RandomNet net = RandomNets.resnet(4);
        String spec = "ablation-cam(divisor=" + divisor + ")";
        Tensor images = net.example(3);

        Tensor expected =
                Explained.outcome(net, spec, images, Goal.of(CLASS, 3)).attribution();

        assertThat(run(compiled(net, spec), images)).isNotConstant().isCloseTo(expected, FLOAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit", "probability"})
    void denseHead_isCompiledForOneImage(String score) {
        RandomNet net = ofOneImage(DenseAblationTest.net(DenseAblationTest.Between.RELU, 0));
        String spec = "ablation-cam(score=" + score + ")";

        Tensor expected = Explained.attribution(net, spec, (int) CLASS);

        assertThat(run(compiled(net, spec), net.example(1))).isNotConstant().isCloseTo(expected, FLOAT);
    }

    @Test
    void headThatHasToRunForEachChannel_isRefused_withWhatToDo() {
        RandomNet net = DenseAblationTest.net(DenseAblationTest.Between.RELU, 0);

        assertThatThrownBy(() -> compiled(net, "ablation-cam"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("once for each channel", "batch is fixed to 1", "lift-cam");
    }
}
