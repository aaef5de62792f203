package io.limpid.backward.canonizer;

import static io.limpid.backward.canonizer.Rewrite.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinParallelConvsTest {
    private static final Attributes SAME = pads(1);
    private final RandomTensors random = RandomTensors.seeded(4);

    private static Attributes pads(long border) {
        return Attributes.NONE.with("pads", new long[] {border, border, border, border});
    }

    private Sketch start() {
        return Sketch.of(4, 6, 6)
                .weight("wide", random.normal(4, 4, 3, 3))
                .weight("bias", random.normal(4))
                .weight("narrow", random.normal(4, 4, 1, 1));
    }

    @Test
    void smallerKernel_goesIntoTheMiddleOfTheLarger_onEitherSide() {
        check(new JoinParallelConvs())
                .on(start().node("Conv", SAME, "a", "x", "wide", "bias")
                        .node("Conv", "b", "x", "narrow")
                        .node("Add", "y", "a", "b")
                        .withOutputs("y"))
                .gives("%y = Conv{pads=[1, 1, 1, 1]}(%x, %wide.joined, %a.bias.joined)");
        check(new JoinParallelConvs())
                .on(start().node("Conv", SAME, "a", "x", "wide")
                        .node("Conv", "b", "x", "narrow", "bias")
                        .node("Add", "y", "b", "a")
                        .withOutputs("y"))
                .gives("%y = Conv{pads=[1, 1, 1, 1]}(%x, %wide.joined, %a.bias.joined)");
    }

    @Test
    void strides_bordersOnOneSide_andDilations_areMinded() {
        Attributes wide = Attributes.NONE
                .with("pads", new long[] {2, 4, 2, 0})
                .with("dilations", new long[] {1, 2})
                .with("strides", new long[] {2, 1});
        Attributes narrow = Attributes.NONE
                .with("pads", new long[] {1, 2, 1, 0})
                .with("strides", new long[] {2, 1})
                .with("dilations", new long[] {1, 2});
        Graph before = Sketch.of(2, 7, 8)
                .weight("wide", random.normal(3, 2, 5, 3))
                .weight("narrow", random.normal(3, 2, 3, 2))
                .node("Conv", wide, "a", "x", "wide")
                .node("Conv", narrow, "b", "x", "narrow")
                .node("Add", "y", "a", "b")
                .withOutputs("y");

        Graph after = new JoinParallelConvs().apply(before);

        assertThat(after.nodes()).hasSize(1);
        check(graph -> after).on(before).gives(after.nodes().get(0).toString());
    }

    @Test
    void kernelsOfFewerChannels_areSpreadOverTheGroup() {
        check(new JoinParallelConvs())
                .on(Sketch.of(8, 5, 5)
                        .weight("wide", random.normal(8, 4, 3, 3))
                        .weight("narrow", random.normal(8, 2, 1, 1))
                        .node("Conv", SAME.with("group", 2), "a", "x", "wide")
                        .node("Conv", Attributes.NONE.with("group", 4), "b", "x", "narrow")
                        .node("Add", "y", "a", "b")
                        .withOutputs("y"))
                .gives("%y = Conv{group=2, pads=[1, 1, 1, 1]}(%x, %wide.joined, %a.bias.joined)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theInputItself_andItsNormalization_areKernelsOfOnePlace(int groups) {
        Graph before = Sketch.of(4, 6, 6)
                .weight("w", random.normal(4, 4 / groups, 3, 3))
                .weight("scale", random.normal(4))
                .weight("shift", random.normal(4))
                .weight("mean", random.normal(4))
                .weight("variance", random.uniform(0.5, 2, 4))
                .node("Conv", SAME.with("group", groups), "a", "x", "w")
                .node("BatchNormalization", "b", "x", "scale", "shift", "mean", "variance")
                .node("Add", "c", "b", "a")
                .node("Add", "y", "c", "x")
                .withOutputs("y");

        check(new Alternating(List.of(new JoinParallelConvs())))
                .on(before)
                .gives("%y = Conv{group=" + groups + ", pads=[1, 1, 1, 1]}(%x, %w.joined.joined, %a.bias.joined.1)");
    }

    /** A block of RepVGG: three branches, each normalized. */
    @Test
    void blockOfBranches_isOneConvolution() {
        Sketch block = start();
        for (String branch : List.of("a", "b", "c")) {
            block.weight(branch + ".scale", random.normal(4))
                    .weight(branch + ".shift", random.normal(4))
                    .weight(branch + ".mean", random.normal(4))
                    .weight(branch + ".variance", random.uniform(0.5, 2, 4));
        }
        Graph before = block.node("Conv", SAME, "a.conv", "x", "wide")
                .node("BatchNormalization", "a", "a.conv", "a.scale", "a.shift", "a.mean", "a.variance")
                .node("Conv", "b.conv", "x", "narrow")
                .node("BatchNormalization", "b", "b.conv", "b.scale", "b.shift", "b.mean", "b.variance")
                .node("BatchNormalization", "c", "x", "c.scale", "c.shift", "c.mean", "c.variance")
                .node("Add", "d", "a", "b")
                .node("Add", "e", "d", "c")
                .node("Relu", "y", "e")
                .withOutputs("y");

        Graph after = Passes.run(Canonizers.standard(), before);

        assertThat(after.nodes()).extracting(Node::opType).containsExactly("Conv", "Relu");
        check(graph -> after).on(before);
    }

    @Test
    void branchThatSomethingElseReads_stays() {
        check(new JoinParallelConvs())
                .on(start().node("Conv", SAME, "a", "x", "wide")
                        .node("Conv", "b", "x", "narrow")
                        .node("Add", "y", "a", "b")
                        .withOutputs("y", "b"))
                .doesNotFire();
    }

    @Test
    void kernelsOfOtherInputs_stay() {
        check(new JoinParallelConvs())
                .on(start().node("Relu", "r", "x")
                        .node("Conv", SAME, "a", "r", "wide")
                        .node("Conv", "b", "x", "narrow")
                        .node("Add", "y", "a", "b")
                        .withOutputs("y"))
                .doesNotFire();
    }

    @Test
    void kernelsThatDoNotFit_stay() {
        check(new JoinParallelConvs())
                .on(start().weight("each", random.normal(4, 1, 3, 3))
                        .node("Conv", SAME.with("group", 4), "a", "x", "each")
                        .node("Conv", "b", "x", "narrow")
                        .node("Add", "y", "a", "b")
                        .withOutputs("y"))
                .doesNotFire();
        check(new JoinParallelConvs())
                .on(start().weight("far", random.normal(4, 4, 3, 3))
                        .node("Conv", SAME, "a", "x", "wide")
                        .node("Conv", pads(2).with("dilations", new long[] {2, 2}), "b", "x", "far")
                        .node("Add", "y", "a", "b")
                        .withOutputs("y"))
                .doesNotFire();
    }
}
