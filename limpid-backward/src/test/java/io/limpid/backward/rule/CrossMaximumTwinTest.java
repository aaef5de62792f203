package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Contributions;
import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DeepLIFT at max pooling, against a loop over windows. */
class CrossMaximumTwinTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final int SIDE = 9;
    private static final double FLOAT = 1e-6;

    /** A square window that slides over a square plane. */
    record Window(int size, int stride, int pad, int ceil) {
        Graph graph() {
            Attributes attributes = Attributes.NONE
                    .with("kernel_shape", new long[] {size, size})
                    .with("strides", new long[] {stride, stride})
                    .with("pads", new long[] {pad, pad, pad, pad})
                    .with("ceil_mode", (long) ceil);
            return Sketch.of(1, SIDE, SIDE)
                    .node("MaxPool", attributes, "y", "x")
                    .withOutputs("y");
        }

        /** Returns the place of the greatest element of the window at a place of the result. */
        int greatest(float[] plane, int row, int column) {
            int best = -1;
            for (int y = Math.max(0, row * stride - pad); y < Math.min(SIDE, row * stride - pad + size); y++) {
                for (int x = Math.max(0, column * stride - pad);
                        x < Math.min(SIDE, column * stride - pad + size);
                        x++) {
                    best = best < 0 || plane[y * SIDE + x] > plane[best] ? y * SIDE + x : best;
                }
            }
            return best;
        }
    }

    static Stream<Window> windows() {
        return Stream.of(
                new Window(2, 2, 0, 0), new Window(3, 2, 1, 0), new Window(3, 1, 1, 0), new Window(2, 2, 0, 1));
    }

    private static Contributions.Result crossed(Graph graph, Tensor x, Tensor x0, Tensor signal) {
        return Contributions.through(graph, DeepLiftComposites.rescale(), List.of(Y))
                .run(Map.of(X, x), Map.of(X, x0), Map.of(Y, signal));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void multiplier_creditsTheElementThatRoseOrFell_windowByWindow(Window window) {
        RandomTensors random = RandomTensors.seeded(7);
        Graph graph = window.graph();
        int side = Math.toIntExact(graph.type(Y).shape().size(2));
        Tensor x = random.distinct(0.01, 1, 1, SIDE, SIDE);
        Tensor x0 = random.distinct(0.011, 1, 1, SIDE, SIDE);
        Tensor signal = random.normal(1, 1, side, side);

        double[] multipliers = crossed(graph, x, x0, signal).multiplier(X).toDoubles();

        assertThat(multipliers).containsExactly(naive(window, x, x0, signal), within(FLOAT));
    }

    private static double[] naive(Window window, Tensor x, Tensor x0, Tensor signal) {
        float[] now = x.toFloats();
        float[] before = x0.toFloats();
        double[] multipliers = new double[now.length];
        int side = signal.size(2);
        for (int i = 0; i < side * side; i++) {
            int a = window.greatest(now, i / side, i % side);
            int b = window.greatest(before, i / side, i % side);
            double change = (double) now[a] - before[b];
            int credited = change >= 0 ? a : b;
            double share = change / ((double) now[credited] - before[credited]);
            assertThat(share).isBetween(0.0, 1.0);
            multipliers[credited] += signal.toFloats()[i] * share;
        }
        return multipliers;
    }

    @Test
    void otherMaximaAndMinima_areCompleteToo() {
        RandomTensors random = RandomTensors.seeded(8);
        for (String opType : List.of("GlobalMaxPool", "ReduceMax", "ReduceMin")) {
            Graph graph = Sketch.of(2, 4, 4)
                    .weight("axes", Tensor.vector(2, 3))
                    .node(opType, "y", opType.startsWith("Reduce") ? new String[] {"x", "axes"} : new String[] {"x"})
                    .withOutputs("y");
            Contributions.Result result =
                    crossed(graph, random.normal(3, 2, 4, 4), random.normal(1, 2, 4, 4), random.normal(3, 2, 1, 1));

            assertThat(result.sum()).as(opType).isCloseTo(result.expected(), within(FLOAT));
        }
    }
}
