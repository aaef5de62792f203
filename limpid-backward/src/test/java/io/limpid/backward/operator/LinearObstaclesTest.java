package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a linear operator is not linear in its data, or would mix the images of a batch, it says so. */
class LinearObstaclesTest {
    private static final OperatorTable TABLE = Operators.standard();

    private final RandomTensors random = RandomTensors.seeded(1);

    private static Optional<String> obstacle(NodeCase node) {
        return TABLE.obstacle(Crossing.site(node));
    }

    /** Asks without running the node first, for settings that the reference interpreter refuses. */
    private static Optional<String> obstacleWithoutTypes(NodeCase node) {
        Graph graph = node.graph();
        return TABLE.obstacle(new Site(graph, graph.nodes().get(0), graph.downstream(graph.inputs())));
    }

    @Test
    void conv_withComputedKernel_isNamed() {
        NodeCase node = NodeCase.of("Conv").data(random.normal(2, 3, 4, 4)).sharedData(random.normal(2, 3, 1, 1));

        assertThat(obstacle(node)).hasValue("its weights depend on the image");
    }

    @Test
    void conv_withConstantKernel_isPassable() {
        NodeCase node = NodeCase.of("Conv").data(random.normal(2, 3, 4, 4)).constant(random.normal(2, 3, 1, 1));

        assertThat(obstacle(node)).isEmpty();
    }

    /** ONNX Runtime starts at place 1 of 8 with SAME_UPPER and at 0 with SAME_LOWER; by the standard it is 0 for both. */
    @Test
    void conv_thatPadsByNameLessThanNothing_isNamed() {
        NodeCase four = padded(8, 4);
        NodeCase three = padded(6, 3);

        assertThat(obstacle(four))
                .hasValueSatisfying(reason -> assertThat(reason).contains("padded by name"));
        assertThat(obstacle(three)).isEmpty();
    }

    private NodeCase padded(int size, int stride) {
        return NodeCase.of("Conv")
                .data(random.normal(2, 3, size, size))
                .constant(random.normal(2, 3, 1, 1))
                .with(Attributes.NONE.with("auto_pad", "SAME_UPPER").with("strides", new long[] {stride, stride}));
    }

    @Test
    void matMul_ofAVector_isNamed() {
        NodeCase node = NodeCase.of("MatMul").data(random.normal(2, 3)).constant(random.normal(3));

        assertThat(obstacle(node)).hasValue("one of its operands is a vector");
    }

    @Test
    void batchNormalization_inTraining_isNamed() {
        NodeCase node = NodeCase.of("BatchNormalization")
                .data(random.normal(2, 3))
                .with(Attributes.NONE.with("training_mode", 1));

        assertThat(obstacleWithoutTypes(node)).hasValue("it is in training mode");
    }

    @Test
    void dropout_inTraining_isNamed() {
        NodeCase node = NodeCase.of("Dropout")
                .data(random.normal(2, 3))
                .constant(Tensor.scalar(0.5f))
                .constant(Tensor.vector(1));

        assertThat(obstacleWithoutTypes(node)).hasValue("it is in training mode");
    }

    @Test
    void slice_ofTheBatch_isNamed() {
        NodeCase node = NodeCase.of("Slice")
                .data(random.normal(2, 3))
                .constant(Tensor.vector(0))
                .constant(Tensor.vector(1))
                .constant(Tensor.vector(0));
        assertThat(obstacle(node)).hasValue("it selects images of a batch");
    }

    @Test
    void pad_thatMirrorsAndCrops_isNamed() {
        NodeCase node = NodeCase.of("Pad")
                .data(random.normal(2, 4))
                .constant(Tensor.vector(0, 1, 0, -1))
                .with(Attributes.NONE.with("mode", "reflect"));

        assertThat(obstacle(node)).hasValue("it crops and repeats at once");
    }

    @Test
    void reduceMean_overTheBatch_isNamed() {
        NodeCase node = NodeCase.of("ReduceMean").data(random.normal(2, 4)).constant(Tensor.vector(0));

        assertThat(obstacle(node)).hasValue("it takes the mean over the batch");
    }

    @Test
    void concat_ofBatches_isNamed() {
        NodeCase node = NodeCase.of("Concat")
                .data(random.normal(2, 4))
                .data(random.normal(2, 4))
                .with(Attributes.NONE.with("axis", 0));

        assertThat(obstacle(node)).hasValue("it joins batches");
    }
}
