package io.limpid.method.surrogate;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Emitter;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;

class LimeCamTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 1;

    /** The logit is linear in the channels that are kept, so the model is exact, and its weights are LIFT-CAM's. */
    @Test
    void behindPoolingAndADenseLayer_withoutPenalty_itIsLiftCam() {
        for (RandomNet net : new RandomNet[] {RandomNets.resnet(1), RandomNets.mobilenet(2), RandomNets.silu(3)}) {
            Tensor lime = attribution(net, "lime-cam(samples=200,alpha=0,tolerance=1e-12)", CLASS);

            assertThat(lime).isCloseTo(attribution(net, "lift-cam", CLASS), FLOAT);
        }
    }

    @Test
    void anotherSeed_drawsOtherHalves_andTheSameOneTheSame() {
        RandomNet net = RandomNets.vgg(4);
        Tensor one = attribution(net, "lime-cam(seed=1)", CLASS);

        assertThat(attribution(net, "lime-cam(seed=1)", CLASS)).isEqualTo(one);
        assertThat(attribution(net, "lime-cam(seed=2)", CLASS)).isNotEqualTo(one);
    }

    @Test
    void batchOfSamples_hasNoInfluence() {
        RandomNet net = RandomNets.vgg(4);

        assertThat(attribution(net, "lime-cam(batch=3)", CLASS))
                .isCloseTo(attribution(net, "lime-cam(batch=32)", CLASS), FLOAT);
    }

    @Test
    void halves_keepAboutHalf_independentlyOfHowManyAreDrawn() {
        boolean[][] few = new ChannelSamples.Halves(10, 5).draw(64);
        boolean[][] many = new ChannelSamples.Halves(0, 5).draw(64);
        int kept = 0;
        for (boolean[] row : many) {
            for (boolean keeps : row) {
                kept += keeps ? 1 : 0;
            }
        }

        assertThat(many).hasDimensions(64, 64);
        assertThat(few[9]).isEqualTo(many[9]);
        assertThat(kept).isBetween(1900, 2200);
    }

    /** What goes round the layer here is a mean of the image times a number, which no sample changes. */
    @Test
    void whatGoesRoundTheLayer_staysAsTheImageHasIt() {
        RandomNet net = RandomNets.vgg(4);
        String layer = network(net).layer(TargetLayer.lastSpatial()).name();

        assertThat(attribution(goneRound(net), "lime-cam(layer=" + layer + ")", CLASS))
                .isNotConstant()
                .isCloseTo(attribution(net, "lime-cam", CLASS), FLOAT);
    }

    private static RandomNet goneRound(RandomNet net) {
        GraphBuilder builder = net.graph().toBuilder();
        Emitter emit = Emitter.into(builder, "round");
        Value mean = emit.reshape(emit.reduceMean(net.graph().inputs().get(0), 1, 2, 3), 0, 1);
        Value scores = emit.add(net.graph().outputs().get(0), emit.scale(mean, 0.5f));
        TensorType type = net.graph().type(net.graph().outputs().get(0));
        return new RandomNet(
                net.name(),
                builder.clearOutputs().output(scores).type(scores, type).build());
    }
}
