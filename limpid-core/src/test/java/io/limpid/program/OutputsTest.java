package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.canonizer.OutputHead;
import io.limpid.backward.canonizer.OutputHead.Kind;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsTest {
    /**
     * Outputs of well-known networks: YOLOv5, YOLOv8, SSD, a reader of 26 letters, one that ends in a softmax; one class, and one place.
     */
    @ParameterizedTest
    @CsvSource({
        "25200, 85, SIGMOID, 1, 85",
        "84, 8400, NONE, 1, 84",
        "1917, 91, NONE, 1, 91",
        "26, 37, NONE, 1, 37",
        "40, 6625, SOFTMAX, 2, 6625",
        "40, 6625, LOG_SOFTMAX, -1, 6625",
        "1000, 1, NONE, 1, 1000",
        "6400, 1, SIGMOID, 1, 1",
        "1, 1000, SIGMOID, 1, 1000"
    })
    void classes_lieWhereSuchModelsHaveThem(long first, long second, Kind kind, int axis, int classes) {
        Outputs outputs = Outputs.of(Shape.of(1, first, second), new OutputHead(Value.of("logits"), kind, axis));

        assertThat(outputs.classes()).isEqualTo(classes);
        assertThat(outputs.count()).isEqualTo(Math.toIntExact(first * second));
    }
}
