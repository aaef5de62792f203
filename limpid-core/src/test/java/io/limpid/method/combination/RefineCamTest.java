package io.limpid.method.combination;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.heatmap.Heatmap;
import io.limpid.layer.Layer;
import io.limpid.method.Methods;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefineCamTest {
    private static final int CLASS = 2;

    @Test
    void map_isTheProductOfTheLayersHeatmaps() {
        RandomNet net = RandomNets.resnet(6);
        List<Layer> layers = network(net).spatialLayers();
        Layer shallow = layers.get(1);
        Layer deep = layers.get(layers.size() - 1);
        float[] expected = heatmap(net, shallow, shallow);
        float[] other = heatmap(net, deep, shallow);
        for (int i = 0; i < expected.length; i++) {
            expected[i] *= other[i];
        }
        Tensor map =
                attribution(net, "refine-cam(base=layer-cam,layers=" + shallow.name() + "|" + deep.name() + ")", CLASS);

        assertThat(map).isCloseTo(Tensor.of(expected, map.shape()), 1e-5);
    }

    private static float[] heatmap(RandomNet net, Layer layer, Layer size) {
        int height = Math.toIntExact(size.shape().size(2));
        int width = Math.toIntExact(size.shape().size(3));
        return Heatmap.positive(attribution(net, "layer-cam(layer=" + layer.name() + ")", CLASS), height, width)
                .values()
                .toFloats();
    }

    @Test
    void aBaseOfManyRuns_isRefused() {
        RandomNet net = RandomNets.resnet(6);
        assertThatThrownBy(() -> Methods.parse("refine-cam(base=score-cam)").on(network(net)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one run");
    }
}
