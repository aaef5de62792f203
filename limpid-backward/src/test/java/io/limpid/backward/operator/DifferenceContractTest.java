package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Contributions;
import io.limpid.backward.rule.DeepLiftComposites;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Seeds;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operator owes DeepLIFT: contributions that sum to the difference of its output from the baseline's. */
class DifferenceContractTest {
    private static final int DRAWS = 3;

    /** Float constants in graphs that are run in double precision. */
    private static final double EXACT = 1e-6;

    /** Averages of eight gradients of functions that are smooth, but bend strongly between unrelated random data. */
    private static final double AVERAGED = 1e-3;

    private static final Set<String> SMOOTH = Set.of("ReduceL2", "ReduceLogSumExp", "Softmax");

    /**
     * A kinked function of many elements, and ranks, which elements change from the baseline to the image: no rule of DeepLIFT
     * is complete for these. And rounding, through which differences pass as they are, for quotients of rounded ones by small
     * ones would magnify it.
     */
    private static final Set<String> INCOMPLETE = Set.of("ReduceL1", "Round", "TopK");

    static Stream<OperatorSample> samples() {
        return OperatorSample.all().stream().filter(sample -> !INCOMPLETE.contains(sample.opType()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void contributions_sumToTheDifferenceOfTheOutput(OperatorSample sample) {
        Seeds.first(DRAWS, sample.toString()).forEach(seed -> {
            NodeCase node = sample.draw(seed);
            Contributions contributions =
                    Contributions.through(Crossing.typed(node), DeepLiftComposites.rescale(), node.heard());
            Map<Value, Tensor> signals = signals(node, RandomTensors.seeded(seed + 1));

            assertComplete(contributions.run(node.data(), reversed(node.data()), signals), sample);
            if (keepsImagesApart(node)) {
                assertComplete(contributions.run(node.data(), reversed(node.firstImage()), signals), sample);
            }
        });
    }

    private static void assertComplete(Contributions.Result result, OperatorSample sample) {
        double gap = Math.abs(result.sum() - result.expected());

        assertThat(gap / (1 + Math.abs(result.expected())))
                .as("%s instead of %s for %s", result.sum(), result.expected(), sample)
                .isLessThan(bound(sample));
    }

    private static double bound(OperatorSample sample) {
        return SMOOTH.contains(sample.opType()) ? AVERAGED : EXACT;
    }

    private static Map<Value, Tensor> signals(NodeCase node, RandomTensors random) {
        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(node.graph(), node.data());
        Map<Value, Tensor> signals = new LinkedHashMap<>();
        node.heard()
                .forEach(output ->
                        signals.put(output, random.normal(values.get(output).shape())));
        return signals;
    }

    /** Tells whether the first axis of every output is the batch, so that one baseline can stand for all images. */
    private static boolean keepsImagesApart(NodeCase node) {
        Map<Value, DoubleTensor> two = ReferenceInterpreter.runTensors(node.graph(), node.data());
        Map<Value, DoubleTensor> one = ReferenceInterpreter.runTensors(node.graph(), node.firstImage());
        return node.node().outputs().stream()
                .allMatch(output -> two.get(output).rank() > 0
                        && two.get(output).size(0) == 2
                        && one.get(output).size(0) == 1);
    }

    /** Returns the same elements in the opposite order: a baseline of the same kind. */
    private static Map<Value, Tensor> reversed(Map<Value, Tensor> data) {
        Map<Value, Tensor> reversed = new LinkedHashMap<>();
        data.forEach((value, tensor) -> reversed.put(value, reversed(tensor)));
        return reversed;
    }

    private static Tensor reversed(Tensor tensor) {
        float[] values = tensor.toFloats();
        float[] turned = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[values.length - 1 - i];
        }
        return Tensor.of(turned, tensor.shape());
    }
}
