package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import org.junit.jupiter.api.Test;

class JoinClampsTest {
    @Test
    void reluThenMin_becomesClip() {
        Graph after = check(new JoinClamps())
                .on(numbers()
                        .node("Relu", "a", "x")
                        .node("Min", "y", "a", "one")
                        .withOutputs("y"))
                .gives("%y = Clip(%x, %a.low, %a.high)");

        assertThat(after.constant(Value.of("a.low")).orElseThrow().toFloats()).containsExactly(0);
        assertThat(after.constant(Value.of("a.high")).orElseThrow().toFloats()).containsExactly(1);
    }

    @Test
    void maxThenMinThenClip_becomeOneClip() {
        Graph before = numbers()
                .node("Max", "a", "minusOne", "x")
                .node("Min", "b", "a", "one")
                .node("Clip", "y", "b", "half")
                .withOutputs("y");

        check(new JoinClamps()).on(before).gives("%y = Clip(%x, %b.low, %b.high)");
    }

    @Test
    void clampsThatDoNotMeet_giveAConstantClip() {
        Graph before = numbers()
                .node("Min", "a", "x", "minusOne")
                .node("Relu", "y", "a")
                .withOutputs("y");

        check(new JoinClamps()).on(before).gives("%y = Clip(%x, %a.low, %a.high)");
    }

    @Test
    void oneSidedClamps_leaveTheOtherBoundOut() {
        Graph before =
                numbers().node("Max", "a", "x", "half").node("Relu", "y", "a").withOutputs("y");

        check(new JoinClamps()).on(before).gives("%y = Clip(%x, %a.low, _)");
    }

    @Test
    void singleClamp_stays() {
        check(new JoinClamps())
                .on(numbers().node("Max", "y", "x", "half").withOutputs("y"))
                .doesNotFire();
    }

    @Test
    void clampThatIsReadTwice_stays() {
        Graph before = numbers()
                .node("Relu", "a", "x")
                .node("Min", "b", "a", "one")
                .node("Add", "y", "a", "b")
                .withOutputs("y");

        check(new JoinClamps()).on(before).doesNotFire();
    }

    private static Sketch numbers() {
        return Sketch.of(4, 6).number("minusOne", -1).number("half", 0.5).number("one", 1);
    }
}
