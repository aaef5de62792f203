package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Emitter;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.run.Batches;
import io.limpid.run.Runner;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static final RandomNet NET = RandomNets.resnet(1);

    private static Variants brightened(Network network) {
        return Variants.of(network, front -> front.emit()
                .mul(front.shared("image", NET.example(1).shape()), front.each("brightness", 1, 1, 1)));
    }

    private static Tensor brightness(float... values) {
        return Tensor.of(values, values.length, 1, 1, 1);
    }

    private static Tensor scaled(float factor) {
        float[] values = NET.example(1).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Tensor.of(values, NET.example(1).shape());
    }

    private static Tensor logits(float... factors) {
        try (Runner whole =
                GraphProgram.write(Explained.network(NET), Frame::logits).open()) {
            List<Tensor> rows = new ArrayList<>();
            for (float factor : factors) {
                rows.add(whole.logits(scaled(factor)));
            }
            return Batches.stack(rows);
        }
    }

    @Test
    void variants_haveTheScoresOfWhatTheRecipeMakes() {
        try (Variants variants = brightened(Explained.network(NET))) {
            Tensor scores = variants.logits(Map.of("image", NET.example(1), "brightness", brightness(1, 0.5f, 2)));

            assertThat(scores).isCloseTo(logits(1, 0.5f, 2), 1e-5);
        }
    }

    @Test
    void networkThatAveragesViewsOfAnImage_isRefusedBehindThem() {
        Value image = Value.of("image");
        GraphBuilder builder = new GraphBuilder()
                .input(
                        image,
                        new TensorType(
                                ElementType.FLOAT,
                                new Shape(List.of(
                                        new Dim.Symbolic("N"), new Dim.Fixed(1), new Dim.Fixed(4), new Dim.Fixed(4)))));
        Emitter emit = Emitter.into(builder, "views");
        Value views = emit.relu(emit.concat(List.of(image, image), 0));
        Value pooled = emit.reduceMean(views, 2, 3);
        Value logits = emit.reshape(emit.reduceMean(emit.reshape(pooled, 2, -1, 1), 0), -1, 1);
        Network network = Network.of(OnnxModel.of(builder.output(logits).build()), 1, 1, 4, 4);
        Network rest = network.restAt(network.layer(TargetLayer.named(views.name())));
        try (Variants variants = Variants.of(rest, front -> front.each("rows", 1, 4, 4))) {
            assertThatThrownBy(() -> variants.logits(Map.of("rows", Tensor.filled(1, 4, 1, 4, 4))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 rows of scores for 4 variants");
        }
    }

    @Test
    void modelThatTakesTwoImagesOnly_isFilledUp() {
        GraphBuilder fixed = NET.graph().toBuilder();
        TensorType type = NET.graph().type(NET.input());
        Shape two = Shape.of(2, 3, type.shape().size(2), type.shape().size(3));
        fixed.type(NET.input(), new TensorType(type.element(), two));
        fixed.type(NET.logits(), new TensorType(type.element(), Shape.of(2, NET.classes())));
        Network network = Network.of(
                OnnxModel.of(fixed.build()),
                2,
                3,
                type.shape().size(2),
                type.shape().size(3));
        try (Variants variants = brightened(network)) {
            Tensor scores = variants.logits(Map.of("image", NET.example(1), "brightness", brightness(1, 0.5f, 2)));

            assertThat(scores).isCloseTo(logits(1, 0.5f, 2), 1e-5);
        }
    }
}
