package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.Nodes;
import io.limpid.backward.Rule;
import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules on numbers worked out by hand; those of the dense layer agree with another library. */
class RuleNumbersTest {
    /** The expected numbers have six digits; stabilizers of 1e-6 change them by less. */
    private static final double TOLERANCE = 5e-6;

    private static final Tensor X = Tensor.of(new float[] {1, -2, 3}, 1, 3);
    private static final Tensor R = Tensor.of(new float[] {1, 2}, 1, 2);

    /** {@code y = W x + b} with outputs (-5.5, 4.5). */
    private static Graph dense() {
        return Sketch.of(3)
                .weight("w", Tensor.of(new float[] {1, 2, -1, 0.5f, -1, 1}, 2, 3))
                .weight("b", Tensor.of(new float[] {0.5f, -1}, 2))
                .node("Gemm", Attributes.NONE.with("transB", 1L), "y", "x", "w", "b")
                .withOutputs("y");
    }

    static Stream<Arguments> denseRules() {
        return Stream.of(
                row(Rules.zero(), 0.040404, 1.616162, 1.878788),
                row(Rules.epsilon(0.25f), 0.036613, 1.537757, 1.784897),
                row(Rules.gamma(0.25f), 0.074835, 1.540719, 1.793837),
                row(Rules.winnerTakesAll(), 1.181818, 0.727273, 1.090909),
                row(Rules.zPlus(Bias.NONE, Guard.zero()), 1.181818, 0.727273, 1.090909),
                row(Rules.zPlus(), 0.848485, 0.727273, 1.090909),
                // the denominators 1 and 5.5 count the whole bias twice: 1 + 2 * 0.5 = 2 and 5.5 - 2 * 1 = 3.5
                row(Rules.zPlus(Bias.TWICE, Guard.zero()), 1 / 2.0 + 1 / 3.5, 4 / 3.5, 6 / 3.5),
                row(Rules.alphaBeta(2, 1), 1.696970, 0.883117, 1.753247),
                row(Rules.alphaBeta(1, 0), 0.848485, 0.727273, 1.090909),
                row(Rules.zBox(Box.of(-2.5f, 3.5f)), 0.974510, 1.062745, 0.962745),
                row(Rules.wSquare(Bias.NONE), 0.388889, 1.555556, 1.055556),
                row(Rules.wSquare(), 0.313846, 1.255385, 0.775385),
                row(Rules.flat(), 1, 1, 1));
    }

    private static Arguments row(Rule rule, double... expected) {
        return Arguments.of(rule, expected);
    }

    @ParameterizedTest
    @MethodSource("denseRules")
    void ruleAtADenseLayer_givesTheNumbers(Rule rule, double... expected) {
        Sweep sweep = Sweep.of(dense(), rule);

        assertThat(sweep.inDouble(X, R).toDoubles()).containsExactly(expected, within(TOLERANCE));
        assertThat(doubles(sweep.inFloat(X, R))).containsExactly(expected, within(TOLERANCE));
    }

    /** Without bias the second unit has no negative contribution: its beta part is dropped, its alpha part is not. */
    @Test
    void alphaBetaWithoutBias_dropsTheBetaPartOfAUnitWithoutNegativeContributions() {
        Sweep sweep = Sweep.of(dense(), Rules.alphaBeta(2, 1, Bias.NONE, Guard.zero()));

        double[] relevance = sweep.inDouble(X, R).toDoubles();

        assertThat(relevance[0] + relevance[1] + relevance[2]).isCloseTo(1 + 2 * 2, within(TOLERANCE));
    }

    /** Two channels of one place, each a group: the sizes 1 and 3 of the inputs share what the outputs received. */
    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of(Groups.APART, new double[] {6, 2}), Arguments.of(Groups.JOINED, new double[] {2, 6}));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void bySizeAtAGroupedConvolution_sharesWithinGroupsOrAmongAll(Groups groups, double... expected) {
        Graph convolution = Sketch.of(2, 1, 1)
                .weight("w", Tensor.of(new float[] {5, -7}, 2, 1, 1, 1))
                .node("Conv", Attributes.NONE.with("group", 2L), "y", "x", "w")
                .withOutputs("y");
        Sweep sweep = Sweep.of(convolution, Rules.bySize(groups));
        Tensor x = Tensor.of(new float[] {1, -3}, 1, 2, 1, 1);
        Tensor relevance = Tensor.of(new float[] {6, 2}, 1, 2, 1, 1);

        assertThat(sweep.inDouble(x, relevance).toDoubles()).containsExactly(expected, within(TOLERANCE));
        assertThat(doubles(sweep.inFloat(x, relevance))).containsExactly(expected, within(TOLERANCE));
    }

    @Test
    void passNonZero_givesNothingToInputsOfZero() {
        Graph scaled = Sketch.of(3)
                .weight("factor", Tensor.of(new float[] {2, 2, 2}, 3))
                .node("Mul", "y", "x", "factor")
                .withOutputs("y");
        Sweep sweep = Sweep.everywhere(scaled, Rules.passNonZero());
        Tensor x = Tensor.of(new float[] {0, -1, 1e-7f}, 1, 3);
        Tensor relevance = Tensor.of(new float[] {3, 4, -5}, 1, 3);

        assertThat(doubles(sweep.inFloat(x, relevance))).containsExactly(new double[] {0, 4, -5}, within(TOLERANCE));
    }

    static Stream<Arguments> pools() {
        return Stream.of(
                pool("MaxPool", Rules.gradient(), new float[] {1, 3, 3, 2}, 0, 4, 0, 0),
                pool("MaxPool", Rules.norm(), new float[] {1, 3, 3, 2}, 0, 4, 0, 0),
                pool("AveragePool", Rules.norm(), new float[] {1, 3, 3, 2}, 0.444444, 1.333333, 1.333333, 0.888889),
                pool("AveragePool", clamped(), new float[] {1, -1, 3, 2}, 0.666667, 0, 2, 1.333333),
                pool("MaxPool", clamped(), new float[] {-1, -4, -3, -2}, 0, 0, 0, 0),
                pool("AveragePool", Rules.gradient(), new float[] {1, 3, 3, 2}, 1, 1, 1, 1));
    }

    private static Rule clamped() {
        return Rules.norm(Sharing.POSITIVE, Guard.zero());
    }

    private static Arguments pool(String opType, Rule rule, float[] window, double... expected) {
        return Arguments.of(opType, rule, window, expected);
    }

    @ParameterizedTest
    @MethodSource("pools")
    void ruleAtAPool_givesTheNumbers(String opType, Rule rule, float[] window, double... expected) {
        Graph graph = Sketch.of(1, 2, 2)
                .node(opType, Attributes.NONE.with("kernel_shape", new long[] {2, 2}), "y", "x")
                .withOutputs("y");

        double[] actual = Sweep.everywhere(graph, rule)
                .inDouble(Tensor.of(window, 1, 1, 2, 2), Tensor.of(new float[] {4}, 1, 1, 1, 1))
                .toDoubles();

        assertThat(actual).containsExactly(expected, within(TOLERANCE));
    }

    static Stream<Arguments> sums() {
        return Stream.of(
                sum("Add", Rules.norm(Sharing.ALL, Guard.zero()), new float[] {2, -1}, 6, -3),
                sum("Add", Rules.positiveShares(), new float[] {2, -1}, 3, 0),
                sum("Add", Rules.positiveShares(), new float[] {-2, -1}, 1.5, 1.5),
                sum("Add", Rules.absoluteShares(), new float[] {2, -1}, 2, 1),
                sum("Sub", Rules.norm(Sharing.ALL, Guard.zero()), new float[] {2, 1}, 6, -3),
                sum("Sub", Rules.positiveShares(), new float[] {2, 1}, 3, 0),
                sum("Sub", Rules.positiveShares(), new float[] {1, -2}, 1, 2),
                sum("Sub", Rules.absoluteShares(), new float[] {2, 1}, 2, 1),
                sum("Mean", Rules.norm(Sharing.ALL, Guard.zero()), new float[] {2, -1}, 6, -3),
                sum("Mean", Rules.positiveShares(), new float[] {2, -1}, 3, 0),
                sum("Mul", Rules.signalTakesAll(), new float[] {2, -1}, 1.5, 1.5),
                sum("Div", Rules.signalTakesAll(), new float[] {2, -1}, 3, 0),
                sum("Add", Rules.gradient(), new float[] {2, -1}, 3, 3));
    }

    private static Arguments sum(String opType, Rule rule, float[] operands, double... expected) {
        return Arguments.of(opType, rule, operands, expected);
    }

    /** The two operands are the two channels of the input, so that both depend on the image. */
    @ParameterizedTest
    @MethodSource("sums")
    void ruleAtANodeOfTwoOperands_givesTheNumbers(String opType, Rule rule, float[] operands, double... expected) {
        Graph graph = Sketch.of(2)
                .weight("first", Tensor.vector(0))
                .weight("second", Tensor.vector(1))
                .node("Gather", Attributes.NONE.with("axis", 1L), "a", "x", "first")
                .node("Gather", Attributes.NONE.with("axis", 1L), "b", "x", "second")
                .node(opType, "y", "a", "b")
                .withOutputs("y");
        Composite composite = Composite.of("relevance")
                .on(Nodes.ofKind(Kind.RESHAPING), Rules.gradient())
                .otherwise(rule);

        double[] actual = Sweep.of(graph, composite)
                .inDouble(Tensor.of(operands, 1, 2), Tensor.of(new float[] {3}, 1, 1))
                .toDoubles();

        assertThat(actual).containsExactly(expected, within(TOLERANCE));
    }

    /** x = (1,2,3), w = (2,-1,0.5): positive 3.5, negative 2, so beta = 1.75, and contributions (2, -3.5, 1.5) sum to 0. */
    @Test
    void balancedRule_raisesNegativeContributionsUntilTheyBalance() {
        Graph graph = Sketch.of(3)
                .weight("w", Tensor.of(new float[] {2, -1, 0.5f}, 3, 1))
                .node("Gemm", "y", "x", "w")
                .withOutputs("y");

        double[] actual = Sweep.of(graph, Rules.balanced())
                .inDouble(Tensor.of(new float[] {1, 2, 3}, 1, 3), Tensor.of(new float[] {1.5f}, 1, 1))
                .toDoubles();

        assertThat(actual).containsExactly(new double[] {2, -3.5, 1.5}, within(TOLERANCE));
    }

    private static double[] doubles(Tensor tensor) {
        float[] floats = tensor.toFloats();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
