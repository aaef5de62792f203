package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.Contributions;
import io.limpid.backward.Kind;
import io.limpid.backward.Sketch;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reveal-cancel rule against worked numbers and a loop over units and terms. */
class RevealCancelTwinTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final double FLOAT = 1e-6;
    private static final Attributes ROWS = Attributes.NONE.with("transB", 1L);
    private static final Composite REVEAL_CANCEL =
            DeepLiftComposites.revealCancel(Operators.standard(), Set.of(Kind.DENSE));

    private static Contributions.Result crossed(Graph graph, Composite composite, Tensor x, Tensor x0, Tensor signal) {
        return Contributions.through(graph, composite, List.of(Y)).run(Map.of(X, x), Map.of(X, x0), Map.of(Y, signal));
    }

    /** {@code min(x1, x2) = x1 - relu(x1 - x2)} at (3, 1), against zeros. */
    @Test
    void minimum_isSharedByBothInputs_whereRescaleSeesOnlyOne() {
        Graph graph = Sketch.of(2)
                .weight("difference", Tensor.of(new float[] {1, -1}, 1, 2))
                .weight("first", Tensor.of(new float[] {1, 0}, 1, 2))
                .node("Gemm", ROWS, "z", "x", "difference")
                .node("Relu", "r", "z")
                .node("Gemm", ROWS, "x1", "x", "first")
                .node("Sub", "y", "x1", "r")
                .withOutputs("y");
        Tensor x = Tensor.of(new float[] {3, 1}, 1, 2);
        Tensor one = Tensor.filled(1, 1, 1);

        Contributions.Result revealed = crossed(graph, REVEAL_CANCEL, x, Tensor.filled(0, 1, 2), one);
        Contributions.Result rescaled = crossed(graph, DeepLiftComposites.rescale(), x, Tensor.filled(0, 1, 2), one);

        assertThat(revealed.contributions(X)).containsExactly(new double[] {0.5, 0.5}, within(FLOAT));
        assertThat(rescaled.contributions(X)).containsExactly(new double[] {0, 1}, within(FLOAT));
    }

    private static final int[] WIDTHS = {6, 5, 4, 2};

    /** Dense layers with ReLU between them. */
    private static Graph chain(RandomTensors random) {
        Sketch sketch = Sketch.of(WIDTHS[0]);
        String last = "x";
        for (int layer = 1; layer < WIDTHS.length; layer++) {
            boolean top = layer == WIDTHS.length - 1;
            sketch.weight("w" + layer, random.normal(WIDTHS[layer], WIDTHS[layer - 1]))
                    .weight("b" + layer, random.normal(WIDTHS[layer]))
                    .node("Gemm", ROWS, top ? "y" : "z" + layer, last, "w" + layer, "b" + layer);
            if (!top) {
                sketch.node("Relu", "h" + layer, "z" + layer);
            }
            last = "h" + layer;
        }
        return sketch.withOutputs("y");
    }

    @Test
    void chainOfDenseLayers_agreesWithTheFormulaTermByTerm() {
        RandomTensors random = RandomTensors.seeded(9);
        for (int draw = 0; draw < 10; draw++) {
            Graph graph = chain(random);
            Tensor x = random.normal(1, WIDTHS[0]);
            Tensor x0 = random.normal(1, WIDTHS[0]);
            Tensor signal = random.normal(1, 2);

            Contributions.Result result = crossed(graph, REVEAL_CANCEL, x, x0, signal);

            double[] m = back(graph, "w3", doubles(signal));
            m = naive(graph, 2, result, m);
            m = naive(graph, 1, result, m);
            assertThat(result.multiplier(X).toDoubles()).containsExactly(m, within(FLOAT));
            assertThat(result.sum()).isCloseTo(result.expected(), within(FLOAT));
        }
    }

    private static double[] doubles(Tensor tensor) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.toFloats()[i];
        }
        return values;
    }

    private static double[] back(Graph graph, String weight, double[] signal) {
        float[] w = graph.constant(Value.of(weight)).orElseThrow().toFloats();
        int inputs = w.length / signal.length;
        double[] back = new double[inputs];
        for (int i = 0; i < w.length; i++) {
            back[i % inputs] += w[i] * signal[i / inputs];
        }
        return back;
    }

    /** Returns the multipliers at the inputs of a dense layer for those at the outputs of the ReLU behind it. */
    private static double[] naive(Graph graph, int layer, Contributions.Result result, double[] m) {
        float[] w = graph.constant(Value.of("w" + layer)).orElseThrow().toFloats();
        double[] change = result.difference(Value.of(layer == 1 ? "x" : "h" + (layer - 1)));
        double[] start = result.baseline(Value.of("z" + layer)).toDoubles();
        double[] back = new double[change.length];
        for (int unit = 0; unit < m.length; unit++) {
            double positive = 0;
            double negative = 0;
            for (int i = 0; i < change.length; i++) {
                double term = w[unit * change.length + i] * change[i];
                positive += Math.max(term, 0);
                negative += Math.min(term, 0);
            }
            double rise = slope(start[unit], positive, negative);
            double fall = slope(start[unit], negative, positive);
            for (int i = 0; i < change.length; i++) {
                double weight = w[unit * change.length + i];
                double ofTerm = weight * change[i] > 0 ? rise : fall;
                back[i] += m[unit] * weight * (change[i] == 0 ? (rise + fall) / 2 : ofTerm);
            }
        }
        return back;
    }

    /** Returns the effect of a part as a share of it; where there is no such part, that of the other. */
    private static double slope(double start, double part, double other) {
        if (part != 0) {
            return effect(start, part, other) / part;
        }
        return other == 0 ? 0 : effect(start, other, 0) / other;
    }

    private static double effect(double start, double part, double other) {
        double first = Math.max(start + part, 0) - Math.max(start, 0);
        double second = Math.max(start + other + part, 0) - Math.max(start + other, 0);
        return (first + second) / 2;
    }

    @Test
    void sumThatOthersReadToo_followsTheRescaleRule() {
        Graph graph = Sketch.of(2)
                .weight("w", Tensor.of(new float[] {1, -1, 2, 1}, 2, 2))
                .node("Gemm", ROWS, "z", "x", "w")
                .node("Relu", "h", "z")
                .node("Add", "y", "z", "h")
                .withOutputs("y");

        assertThat(plan(graph)).containsExactly("Gemm gradient", "Relu rescale(epsilon=1.0E-6)", "Add gradient");
    }

    @Test
    void pair_isCrossedByTheLinearNode_whileTheActivationPassesTheSignalOn() {
        Graph graph = chain(RandomTensors.seeded(10));

        assertThat(plan(graph))
                .containsExactly(
                        "Gemm reveal-cancel(epsilon=1.0E-6)",
                        "Relu pass",
                        "Gemm reveal-cancel(epsilon=1.0E-6)",
                        "Relu pass",
                        "Gemm gradient");
    }

    private static List<String> plan(Graph graph) {
        return Backward.through(graph, REVEAL_CANCEL, Operators.standard()).plan(List.of(Y), List.of(X)).stream()
                .map(planned -> planned.node().opType() + " " + planned.rule())
                .toList();
    }
}
