package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a parameter of a non-linear operator is not known before the model runs, it says so. */
class NonlinearObstaclesTest {
    private final RandomTensors random = RandomTensors.seeded(1);

    private static Optional<String> obstacle(NodeCase node) {
        return Operators.standard().obstacle(Crossing.site(node));
    }

    @Test
    void pRelu_withComputedSlope_isNamed() {
        NodeCase node = NodeCase.of("PRelu").data(random.normal(2, 3)).sharedData(random.normal(3));

        assertThat(obstacle(node)).hasValue("its slope depends on the image");
    }

    @Test
    void pow_withComputedExponent_isNamed() {
        NodeCase node = NodeCase.of("Pow").data(random.uniform(1, 2, 2, 3)).data(random.normal(2, 3));

        assertThat(obstacle(node)).hasValue("its exponent depends on the image");
    }

    @Test
    void clip_withComputedBound_isNamed() {
        NodeCase node = NodeCase.of("Clip").data(random.normal(2, 3)).sharedData(Tensor.scalar(1));

        assertThat(obstacle(node)).hasValue("its bounds are computed while the model runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InstanceNormalization", "GroupNormalization", "LayerNormalization"})
    void normalization_withComputedScaleOrShift_isNamed(String opType) {
        Attributes groups = opType.startsWith("Group") ? Attributes.NONE.with("num_groups", 3L) : Attributes.NONE;
        NodeCase scaled = NodeCase.of(opType)
                .data(random.normal(2, 3, 3))
                .sharedData(random.normal(3))
                .constant(random.normal(3))
                .with(groups);
        NodeCase shifted = NodeCase.of(opType)
                .data(random.normal(2, 3, 3))
                .constant(random.normal(3))
                .sharedData(random.normal(3))
                .with(groups);

        assertThat(obstacle(scaled)).hasValue("its scale or shift depends on the image");
        assertThat(obstacle(shifted)).isEqualTo(obstacle(scaled));
    }

    @Test
    void reduceMax_overComputedAxes_isNamed() {
        NodeCase node = NodeCase.of("ReduceMax").data(random.normal(2, 3)).sharedData(Tensor.vector(1));

        assertThat(obstacle(node)).hasValue("its axes are computed while the model runs");
    }

    @Test
    void topK_overImages_isNamed() {
        NodeCase ofImages = NodeCase.of("TopK")
                .data(random.distinct(0.1, 2, 3))
                .constant(Tensor.vector(1))
                .outputs(2, 1);

        assertThat(obstacle(ofImages.with(Attributes.NONE.with("axis", -2L)))).hasValue("it selects images of a batch");
    }
}
