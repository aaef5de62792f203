package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {
    /** {@code p = 2^x, s = p + conv(p)}: no signal crosses the power, but what stands above it still has two ways. */
    private static Network aboveAPower() {
        RandomTensors random = RandomTensors.seeded(1);
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 4))
                .initializer(Value.of("two"), Tensor.scalar(2))
                .initializer(Value.of("kernel"), random.normal(3, 3, 1, 1))
                .initializer(Value.of("axes"), Tensor.vector(2, 3));
        node(builder, "Pow", "p", "two", "x");
        node(builder, "Conv", "branch", "p", "kernel");
        node(builder, "Add", "joined", "p", "branch");
        builder.node(Node.of(
                "ReduceMean",
                List.of(Value.of("joined"), Value.of("axes")),
                List.of(Value.of("y")),
                Attributes.NONE.with("keepdims", 0)));
        builder.output(Value.of("y")).type(Value.of("y"), TensorType.floats(1, 3));
        return Network.of(OnnxModel.of(builder.build()), 1, 3, 4, 4);
    }

    private static void node(GraphBuilder builder, String opType, String output, String... inputs) {
        List<Value> read = List.of(inputs).stream().map(Value::of).toList();
        builder.node(Node.of(opType, read, List.of(Value.of(output)), Attributes.NONE));
    }

    @Test
    void layerInABranch_isNoCut_alsoAboveANodeThatNoSignalCrosses() {
        assertThat(aboveAPower().cuts()).extracting(Layer::name).containsExactly("p", "joined");
    }
}
