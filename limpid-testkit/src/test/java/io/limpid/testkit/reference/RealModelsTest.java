package io.limpid.testkit.reference;

import static io.limpid.testkit.LimpidAssertions.assertThat;

import io.limpid.graph.Graph;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.LiftOpset;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.GoldenEntry;
import io.limpid.testkit.Goldens;
import io.limpid.testkit.Shared;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealModelsTest {
    @ParameterizedTest
    @ValueSource(strings = {"resnet20_cifar10_bn", "vgg_cifar10", "mobilenetv1_0.25_128"})
    void realModel_givesTheLogitsThatTorchGave(String name) {
        Shared.assume();
        OnnxModel model = OnnxModel.read(Shared.model(name + ".onnx"));
        Graph graph = Passes.run(List.of(new LiftOpset(model.opset())), model.graph());
        GoldenEntry entry = Goldens.of(name).get(0);

        Map<Value, DoubleTensor> values =
                ReferenceInterpreter.runTensors(graph, Map.of(graph.inputs().get(0), Goldens.input(entry)));

        Tensor logits = values.get(graph.outputs().get(0)).toTensor();
        assertThat(logits.reshaped(logits.size())).isCloseTo(Goldens.logits(entry), 1e-5);
    }
}
