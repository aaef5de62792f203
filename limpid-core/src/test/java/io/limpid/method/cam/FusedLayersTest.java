package io.limpid.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusedLayersTest {
    private static Layer layer(String name, long height, long width) {
        return new Layer(Value.of(name), Shape.of(1, 8, height, width), "");
    }

    /** As in networks that bring fine and coarse layers together again, of the shape of a U. */
    @Test
    void lastLayersOfEachSize_areInTheirOrder_alsoWhereTheNetworkEnlarges() {
        List<Layer> layers =
                List.of(layer("stem", 8, 8), layer("down", 4, 4), layer("bottom", 4, 4), layer("up", 8, 8));

        assertThat(FusedLayers.lastOfEachSize(layers)).extracting(Layer::name).containsExactly("bottom", "up");
    }
}
