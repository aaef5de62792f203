package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;

import io.limpid.backward.Sketch;
import io.limpid.graph.Graph;
import io.limpid.testkit.RandomTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldScalingIntoConvTest {
    private static final String FOLDED = "%y = Conv(%x, %w.folded, %a.bias.folded)";
    private final RandomTensors random = RandomTensors.seeded(3);

    @ParameterizedTest
    @ValueSource(strings = {"Mul", "Div", "Add", "Sum", "Sub"})
    void arithmeticWithAConstantBehind_isFolded(String opType) {
        check(new FoldScalingIntoConv())
                .on(conv(4, 1, 1).node(opType, "y", "a", "c").withOutputs("y"))
                .gives(FOLDED);
        check(new FoldScalingIntoConv())
                .on(conv(1).node(opType, "y", "a", "c").withOutputs("y"))
                .gives(FOLDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mul", "Add", "Sum", "Sub"})
    void arithmeticWithAConstantBefore_isFolded(String opType) {
        check(new FoldScalingIntoConv())
                .on(conv(1, 4, 1, 1).node(opType, "y", "c", "a").withOutputs("y"))
                .gives(FOLDED);
    }

    @Test
    void severalOneAfterTheOther_areAllFolded() {
        Graph before = conv(4, 1, 1)
                .number("two", 2)
                .node("Mul", "b", "a", "c")
                .node("Sub", "d", "two", "b")
                .node("Add", "y", "d", "c")
                .withOutputs("y");

        check(new FoldScalingIntoConv()).on(before).gives("%y = Conv(%x, %w.folded.folded.folded, %a.bias.folded.2)");
    }

    @Test
    void quotientOfAConstant_stays() {
        check(new FoldScalingIntoConv())
                .on(conv(4, 1, 1).node("Div", "y", "c", "a").withOutputs("y"))
                .doesNotFire();
    }

    @Test
    void constantThatDiffersWithinAChannel_stays() {
        check(new FoldScalingIntoConv())
                .on(conv(3).node("Mul", "y", "a", "c").withOutputs("y"))
                .doesNotFire();
    }

    @Test
    void constantOfHigherRank_stays() {
        check(new FoldScalingIntoConv())
                .on(conv(1, 1, 4, 1, 1).node("Mul", "y", "a", "c").withOutputs("y"))
                .doesNotFire();
    }

    @Test
    void productOfTwoSignals_stays() {
        check(new FoldScalingIntoConv())
                .on(conv(1).node("Sigmoid", "b", "a").node("Mul", "y", "a", "b").withOutputs("y"))
                .doesNotFire();
    }

    private Sketch conv(long... constantShape) {
        return Sketch.of(3, 5, 5)
                .weight("w", random.normal(4, 3, 3, 3))
                .weight("c", random.uniform(0.5, 2, constantShape))
                .node("Conv", "a", "x", "w");
    }
}
