package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefuseTrainingTest {
    private static final Value IMAGE = Value.of("image");
    private static final Value KERNEL = Value.of("kernel");
    private static final Value NUMBERS = Value.of("numbers");

    private static Graph normalizing(Value what, long trainingMode) {
        List<Value> inputs = List.of(what, NUMBERS, NUMBERS, NUMBERS, NUMBERS);
        return new GraphBuilder()
                .input(IMAGE, TensorType.floats(1, 2, 3, 3))
                .initializer(KERNEL, Tensor.filled(1, 1, 2, 1, 1))
                .initializer(NUMBERS, Tensor.filled(1, 2))
                .node(new Node(
                        "n",
                        "BatchNormalization",
                        "",
                        inputs,
                        List.of(Value.of("y")),
                        Attributes.NONE.with("training_mode", trainingMode)))
                .output(Value.of("y"))
                .build();
    }

    @Test
    void imagesNormalisedByTheirBatch_areRefused() {
        assertThatThrownBy(() -> new RefuseTraining().apply(normalizing(IMAGE, 1)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("node n (BatchNormalization)")
                .hasMessageContaining("training mode");
    }

    @Test
    void imagesNormalisedByWhatWasLearned_andNormalisedWeights_stay() {
        Graph inference = normalizing(IMAGE, 0);
        Graph ofWeights = normalizing(KERNEL, 1);

        assertThat(new RefuseTraining().apply(inference)).isSameAs(inference);
        assertThat(new RefuseTraining().apply(ofWeights)).isSameAs(ofWeights);
    }
}
