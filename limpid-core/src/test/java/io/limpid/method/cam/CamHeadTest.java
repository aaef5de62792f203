package io.limpid.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Shared;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which heads CAM takes, on real models as exporters write them. */
class CamHeadTest {
    private static final int CLASS = 1;

    @BeforeAll
    static void needsMaterial() {
        Shared.assume();
    }

    @ParameterizedTest
    @CsvSource({
        "squeezenet1.1, 224, 224",
        "mobilenetv1_0.25_128, 128, 128",
        "mobilenetv2_1.0_224, 224, 224",
        "resnet10_cifar64_bn, 64, 64",
        "resnet20_cifar10, 32, 32",
        "resnet20_cifar10_bn, 32, 32",
        "ppocr_cls_v2, 48, 192"
    })
    void mapBehindALinearHead_averagesToTheLogitLessThatOfAnEmptyLayer(String model, int height, int width) {
        Network network = network(model, height, width);
        Tensor image = RandomTensors.seeded(3).normal(1, 3, height, width);
        try (Runner cam = Cams.cam(TargetLayer.lastSpatial()).on(network)) {
            Outcome outcome = cam.run(image, Goal.of(CLASS, 1));

            double logit = outcome.logits().toFloats()[CLASS];
            assertThat(mean(outcome.attribution()))
                    .isCloseTo(logit - logitOfEmptyLayer(network), within(1e-4 * (1 + Math.abs(logit))));
        }
    }

    private static double logitOfEmptyLayer(Network network) {
        Layer layer = network.layer(TargetLayer.lastSpatial());
        Network head = network.headAt(layer);
        try (Session session = Session.open(head.model())) {
            Tensor empty = Tensor.filled(
                    0, layer.shape().with(0, new io.limpid.tensor.Dim.Fixed(1)).sizes());
            Tensor logits = session.run(Map.of(head.input().name(), empty))
                    .get(head.logits().name());
            return logits.toFloats()[CLASS];
        }
    }

    private static double mean(Tensor map) {
        double sum = 0;
        for (float value : map.toFloats()) {
            sum += value;
        }
        return sum / map.size();
    }

    @ParameterizedTest
    @CsvSource({"vgg_cifar10", "vgg_cifar10_bn"})
    void headThatBends_isRefusedWithAWayOut(String model) {
        Network network = network(model, 32, 32);

        assertThatThrownBy(() -> Cams.cam(TargetLayer.lastSpatial()).on(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Relu")
                .hasMessageContaining("Use grad-cam");
    }

    @ParameterizedTest
    @CsvSource({"resnet20_cifar10, 32", "mobilenetv2_1.0_224, 224"})
    void shallowLayer_isRefused(String model, int size) {
        Network network = network(model, size, size);
        String shallow = network.spatialLayers().get(2).name();

        assertThatThrownBy(() -> Cams.cam(TargetLayer.named(shallow)).on(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(shallow);
    }

    private static Network network(String model, int height, int width) {
        return Network.of(OnnxModel.read(Shared.model(model + ".onnx")), 1, 3, height, width);
    }
}
