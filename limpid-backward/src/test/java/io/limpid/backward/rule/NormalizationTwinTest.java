package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Contributions;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DeepLIFT at normalizations by the data's own statistics, against the formula. */
class NormalizationTwinTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final int WIDTH = 5;
    private static final double EPSILON = 1e-5f;
    private static final double EXACT = 1e-6;
    private static final Tensor SCALE = Tensor.of(new float[] {1, -2, 0.5f, 3, 1}, WIDTH);

    private static Contributions.Result run(Tensor x, Tensor reference, Tensor signal) {
        TensorType type = new TensorType(ElementType.FLOAT, Shape.of(1, WIDTH));
        Value scale = Value.of("scale");
        Graph graph = new GraphBuilder()
                .input(X, type)
                .initializer(scale, SCALE)
                .node(Node.of("LayerNormalization", List.of(X, scale), List.of(Y), Attributes.NONE))
                .type(Y, type)
                .output(Y)
                .build();
        return Contributions.through(graph, DeepLiftComposites.rescale(), List.of(Y))
                .run(Map.of(X, x), Map.of(X, reference), Map.of(Y, signal));
    }

    private static double[] doubles(Tensor tensor) {
        float[] values = tensor.toFloats();
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] centred(double... values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double deviation(double... centred) {
        return Math.sqrt(mean(Arrays.stream(centred).map(value -> value * value).toArray()) + EPSILON);
    }

    /** The signal with the scale in it. */
    private static double[] scaled(Tensor signal) {
        double[] values = doubles(signal);
        for (int i = 0; i < WIDTH; i++) {
            values[i] *= SCALE.toFloats()[i];
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1e-4f, 0.1f, 1, 30})
    void multipliers_areThoseOfTheFormula_andComplete(float size) {
        RandomTensors random = RandomTensors.seeded(3);
        Tensor signal = random.normal(1, WIDTH);
        Tensor x = random.normal(1, WIDTH);
        Tensor reference = Tensor.filled(0, 1, WIDTH);
        if (size > 0) {
            float[] drawn = random.normal(1, WIDTH).toFloats();
            for (int i = 0; i < WIDTH; i++) {
                drawn[i] *= size;
            }
            reference = Tensor.of(drawn, 1, WIDTH);
        }

        Contributions.Result result = run(x, reference, signal);

        assertThat(result.multiplier(X).toDoubles()).containsExactly(expected(x, reference, signal), within(EXACT));
        assertThat(result.sum()).isCloseTo(result.expected(), within(EXACT));
    }

    private static double[] expected(Tensor x, Tensor reference, Tensor signal) {
        double[] g = scaled(signal);
        double[] c = centred(doubles(x));
        double[] c0 = centred(doubles(reference));
        double s = deviation(c);
        double s0 = deviation(c0);
        double squares = s * s + s0 * s0;
        double correlation = 0;
        for (int i = 0; i < WIDTH; i++) {
            correlation += g[i] * (s0 * c[i] / s + s * c0[i] / s0) / WIDTH;
        }
        double[] direct = centred(g);
        double[] multipliers = new double[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            multipliers[i] = direct[i] * (s + s0) / squares - (c[i] + c0[i]) * correlation / squares / (s + s0);
        }
        return multipliers;
    }

    @Test
    void baselineOfOneColour_leavesTheDeviationOfTheImage() {
        RandomTensors random = RandomTensors.seeded(4);
        Tensor signal = random.normal(1, WIDTH);
        Tensor x = random.normal(1, WIDTH);
        double[] g = centred(scaled(signal));
        double s = deviation(centred(doubles(x)));

        double[] multipliers =
                run(x, Tensor.filled(0.5f, 1, WIDTH), signal).multiplier(X).toDoubles();

        for (int i = 0; i < WIDTH; i++) {
            assertThat(multipliers[i]).isCloseTo(g[i] / s, within(0.01));
        }
    }

    @Test
    void imageThatIsTheBaseline_hasTheGradient() {
        RandomTensors random = RandomTensors.seeded(5);
        Tensor signal = random.normal(1, WIDTH);
        Tensor x = random.normal(1, WIDTH);
        double[] g = scaled(signal);
        double[] c = centred(doubles(x));
        double s = deviation(c);
        double correlation = 0;
        for (int i = 0; i < WIDTH; i++) {
            correlation += g[i] * c[i] / s / WIDTH;
        }

        double[] multipliers = run(x, x, signal).multiplier(X).toDoubles();

        for (int i = 0; i < WIDTH; i++) {
            assertThat(multipliers[i]).isCloseTo((g[i] - mean(g) - c[i] / s * correlation) / s, within(EXACT));
        }
    }
}
