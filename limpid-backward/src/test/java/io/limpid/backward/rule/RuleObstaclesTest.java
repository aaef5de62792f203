package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.backward.Backward;
import io.limpid.backward.Seed;
import io.limpid.backward.UnsupportedOperatorException;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleObstaclesTest {
    private static final Graph GRAPH = Prepared.graph(RandomNets.resnet(1));

    private static GraphBuilder sweep(String composite) {
        GraphBuilder builder = GRAPH.toBuilder();
        Value logits = GRAPH.outputs().get(0);
        Backward.through(GRAPH, Composites.parse(composite), Operators.standard())
                .emit(builder, List.of(new Seed(logits, logits)), GRAPH.inputs());
        return builder;
    }

    @Test
    void ruleThatCannotCross_namesEveryNode_andWaysOut() {
        assertThatThrownBy(() -> sweep("activation:alpha-beta(2,1); sum:z-plus; otherwise:epsilon-plus"))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageStartingWith("the relevance cannot pass 7 node(s): relu (Relu: alpha-beta(2,1) needs a"
                        + " convolution or a dense layer), layer1.0.relu1 (Relu:")
                .hasMessageContaining("layer2.0.add (Add: z-plus needs a convolution or a dense layer)")
                .hasMessageContaining("take a composite that crosses every node, or choose a layer above them");
    }

    @Test
    void ruleThatCannotCross_emitsNothing() {
        GraphBuilder builder = GRAPH.toBuilder();
        Value logits = GRAPH.outputs().get(0);
        Backward walk = Backward.through(
                GRAPH, Composites.parse("activation:flat; otherwise:epsilon-plus"), Operators.standard());

        assertThatThrownBy(() -> walk.emit(builder, List.of(new Seed(logits, logits)), GRAPH.inputs()))
                .isInstanceOf(UnsupportedOperatorException.class);

        assertThat(builder.build().nodes()).isEqualTo(GRAPH.nodes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation:epsilon; otherwise:epsilon-plus",
                "activation:zero; otherwise:epsilon-plus",
                "pooling-max:w-square; otherwise:epsilon-plus",
                "pooling-average:gamma(0.25); otherwise:epsilon-plus",
                "reshaping:z-box(low=0,high=1); otherwise:epsilon-plus",
                "sum:by-size; otherwise:epsilon-plus",
                "activation:balanced; otherwise:epsilon-plus",
                "convolution:positive-shares; otherwise:epsilon-plus",
                "dense:absolute-shares; otherwise:epsilon-plus",
            })
    void ruleOnAnOperatorItCannotCross_isRefused(String composite) {
        assertThatThrownBy(() -> sweep(composite))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageContaining(" needs a ");
    }

    @Test
    void boxForOtherChannels_isRefused() {
        assertThatThrownBy(() -> sweep("convolution:z-box(low=-1/-1/-1,high=1/1/1); otherwise:epsilon-plus"))
                .hasMessageContaining("layer1.0.conv1 (Conv: z-box(low=-1/-1/-1,high=1/1/1) has bounds for 3 channels")
                .hasMessageNotContaining(" conv1 (Conv");
    }

    /** The rules that presets fall back on cross whatever they meet. */
    @ParameterizedTest
    @ValueSource(strings = {"otherwise:pass", "otherwise:norm", "otherwise:gradient"})
    void ruleForEveryOperator_isNotRefused(String composite) {
        assertThat(sweep(composite).build().nodes())
                .hasSizeGreaterThan(GRAPH.nodes().size());
    }

    @Test
    void refusal_namesTheLowestLayerThatWorks() {
        assertThatThrownBy(() -> sweep("pooling-max:flat; otherwise:epsilon-plus"))
                .hasMessageContaining("(the lowest that works is maxpool)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "named(layer1*):z-plus; otherwise:epsilon-plus",
                "above(layer1.0.relu2):flat; otherwise:epsilon-plus",
                "named(layer*) & below(layer1.0.relu2):gamma; otherwise:epsilon-plus",
            })
    void rowByNameOrPlace_leavesOutWhatItsRuleCannotCross(String composite) {
        assertThat(sweep(composite).build().nodes())
                .hasSizeGreaterThan(GRAPH.nodes().size());
    }
}
