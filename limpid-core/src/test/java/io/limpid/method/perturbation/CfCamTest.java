package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.ClassSeed;
import io.limpid.method.plane.Blur;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;

class CfCamTest {
    private static final int CLASS = 1;

    @Test
    void map_isOnlyInsideTheRegionOfContrastiveRelevance() {
        RandomNet net = RandomNets.resnet(4);
        float[] map = attribution(net, "cf-cam", CLASS).toFloats();
        Network network = network(net);
        float[] region;
        try (Runner runner = GraphProgram.write(network, CfCamTest::relevance).open()) {
            region = runner.run(net.example(1), Goal.of(CLASS, 1)).attribution().toFloats();
        }

        assertThat(map).hasSameSizeAs(region);
        for (int i = 0; i < map.length; i++) {
            assertThat(map[i] > 0 && region[i] <= 0).isFalse();
        }
    }

    private static Value relevance(Frame frame) {
        Value layer = frame.layer(TargetLayer.lastSpatial()).value();
        Value relevance =
                frame.relevance(Composites.relevanceCam(), frame.atLogits(ClassSeed.CONTRASTIVE.of(frame)), layer);
        return frame.emit().sumOut(relevance, 1);
    }

    @Test
    void anImageThatIsAllOneColour_isItsOwnBlur_soNothingComesBack() {
        RandomNet net = RandomNets.biasFree(5).get(1);
        Tensor even = Tensor.filled(0.7f, net.example(1).shape());
        Tensor map = outcome(net, "cf-cam", even, Goal.of(CLASS, 1)).attribution();

        for (float value : map.toFloats()) {
            assertThat(value).isCloseTo(0, within(1e-5f));
        }
    }

    @Test
    void blurredPicture_keepsTheMeanOfEachChannel() {
        Tensor image = RandomNets.vgg(1).example(1);
        Tensor blurred = Picture.blurred(image, new Blur(50, 25));
        int places = image.size(2) * image.size(3);
        for (int channel = 0; channel < image.size(1); channel++) {
            double before = 0;
            double after = 0;
            for (int i = 0; i < places; i++) {
                before += image.toFloats()[channel * places + i];
                after += blurred.toFloats()[channel * places + i];
            }
            assertThat(after).isCloseTo(before, within(1e-3));
        }
    }
}
