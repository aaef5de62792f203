package io.limpid.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.Network;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HandoverTest {
    private static final Tensor LOGITS = Tensor.of(new float[] {1, 2, 3, 4, 5}, 1, 5);

    @TempDir
    private Path folder;

    private Tensor image;
    private JsonNode graph;

    @BeforeEach
    void handOver() throws IOException {
        RandomNet net = RandomNets.vgg(1);
        image = net.example(1);
        Handover.write(folder, Network.of(OnnxModel.of(net.graph()), image.shape()), image, LOGITS);
        graph = new ObjectMapper().readTree(folder.resolve("graph.json").toFile());
    }

    @Test
    void imageAndLogits_areReadBackAsGiven() throws IOException {
        assertThat(Npy.read(folder.resolve("image.npy"))).isEqualTo(image);
        assertThat(Npy.read(folder.resolve("logits.npy"))).isEqualTo(LOGITS);
    }

    @Test
    void nodes_readOnlyWhatIsComputedBeforeOrConstant() {
        Set<String> known = new HashSet<>(Set.of("", graph.get("input").asText()));
        graph.get("constants").fieldNames().forEachRemaining(known::add);

        for (JsonNode node : graph.get("nodes")) {
            node.get("inputs").forEach(input -> assertThat(known).contains(input.asText()));
            node.get("outputs").forEach(output -> known.add(output.asText()));
        }

        assertThat(known)
                .contains(graph.get("logits").asText(), graph.get("layer").asText());
    }

    @Test
    void convolutions_keepTheirKernelsAndAttributes() throws IOException {
        JsonNode conv = graph.get("nodes").get(0);
        Tensor kernel = Npy.read(folder.resolve(
                graph.get("constants").get(conv.get("inputs").get(1).asText()).asText()));

        assertThat(conv.get("type").asText()).isEqualTo("Conv");
        assertThat(kernel.shape()).containsExactly(6, 3, 3, 3);
        assertThat(new ObjectMapper()
                        .readValue(conv.get("attributes").get("pads").asText(), int[].class))
                .containsExactly(1, 1, 1, 1);
    }
}
