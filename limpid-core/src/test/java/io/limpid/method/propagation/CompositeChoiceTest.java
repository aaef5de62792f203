package io.limpid.method.propagation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.backward.Composite;
import io.limpid.backward.Nodes;
import io.limpid.backward.rule.Box;
import io.limpid.backward.rule.Composites;
import io.limpid.backward.rule.Rules;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositeChoiceTest {
    private static final RandomNet NET = RandomNets.resnet(3);
    private static final int CLASS = 2;
    private static final Composite OWN = Composite.of("relevance")
            .on(Nodes.firstLinear(), Rules.zBox(Box.of(-2.1f, 2.6f)))
            .on(Nodes.named("layer2*"), Rules.zPlus())
            .on(Nodes.convolutions(), Rules.gamma(0.25f))
            .on(Nodes.dense(), Rules.epsilon(1e-6f))
            .otherwise(Composites.lrpDefaults());

    @Test
    void compositeInJava_andTheSameAsText_giveTheSame() {
        String text = "first-linear:z-box(low=-2.1,high=2.6);named(layer2*):z-plus;"
                + "convolution:gamma(0.25);dense:epsilon(1e-6);otherwise:epsilon-plus";
        try (Runner runner = new Lrp(OWN).on(network(NET))) {
            assertThat(runner.run(NET.example(1), Goal.of(CLASS, 1)).attribution())
                    .isCloseTo(attribution(NET, "lrp(composite=" + text + ")", CLASS), 0);
        }
    }

    @Test
    void compositeInJava_hasASpecThatParsesBackToIt() {
        String spec = new Lrp(OWN)
                .at(TargetLayer.named("maxpool"))
                .startingFrom(RelevanceSeed.ONE)
                .spec();

        assertThat(Methods.parse(spec).spec()).isEqualTo(spec);
        assertThat(spec).contains("layer=maxpool", "seed=one", "named(layer2*):z-plus");
    }

    @Test
    void boxWithoutBounds_takesBlackAndWhiteOfThePreprocessing() {
        InputRange range = network(NET).inputRange().orElseThrow();
        String bounds = "(low=" + joined(range.black()) + ",high=" + joined(range.white()) + ")";

        assertThat(attribution(NET, "lrp(composite=epsilon-gamma-box)", CLASS))
                .isCloseTo(attribution(NET, "lrp(composite=epsilon-gamma-box" + bounds + ")", CLASS), 0);
        assertThat(attribution(NET, "lrp(composite=first-linear:z-box; otherwise:epsilon)", CLASS))
                .isCloseTo(
                        attribution(NET, "lrp(composite=first-linear:z-box" + bounds + ";otherwise:epsilon)", CLASS),
                        0);
    }

    private static String joined(List<Float> numbers) {
        return String.join("/", numbers.stream().map(Object::toString).toList());
    }

    @Test
    void boxWithoutBounds_whereBlackIsNotKnown_saysWhatToWrite() {
        Network bare = Network.of(OnnxModel.of(NET.graph()), NET.example(1).shape());

        assertThatThrownBy(
                        () -> Methods.parse("lrp(composite=epsilon-gamma-box)").on(bare))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z-box(low=-2.1,high=2.6)");
    }

    @Test
    void unknownComposite_isRefusedWhenTheMethodIsNamed() {
        assertThatThrownBy(() -> Methods.parse("lrp(composite=epsilon-minus)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epsilon-minus")
                .hasMessageContaining("epsilon-plus");
    }
}
