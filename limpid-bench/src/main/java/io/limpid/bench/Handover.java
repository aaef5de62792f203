package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.program.Network;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a prepared network to a folder in a form that any language reads with ease: JSON and NumPy arrays. */
final class Handover {
    private final Network network;
    private final List<Node> nodes;

    private Handover(Network network) {
        this.network = network;
        this.nodes = network.graph().between(List.of(network.input()), List.of(network.logits()));
    }

    /**
     * Writes {@code graph.json} (nodes in topological order, with the names of input, logits and the layer of a CAM),
     * {@code image.npy}, {@code logits.npy}, and one numbered {@code .npy} file for each constant. Attributes are texts as the graph
     * printer shows them; of numbers, lists and texts that is JSON again.
     *
     * @param image {@code [1,C,H,W]}
     * @param logits what the network computes for the image
     * @throws IOException if the folder cannot be written to
     */
    static void write(Path folder, Network network, Tensor image, Tensor logits) throws IOException {
        Npy.write(folder.resolve("image.npy"), image);
        Npy.write(folder.resolve("logits.npy"), logits);
        Map<String, Object> graph = new Handover(network).described(folder);
        Files.writeString(folder.resolve("graph.json"), new ObjectMapper().writeValueAsString(graph));
    }

    private Map<String, Object> described(Path folder) throws IOException {
        Map<String, Object> graph = new LinkedHashMap<>();
        graph.put("input", network.input().name());
        graph.put("logits", network.logits().name());
        graph.put("layer", network.layer(TargetLayer.lastSpatial()).name());
        graph.put("constants", writtenConstants(folder));
        graph.put("nodes", nodes.stream().map(Handover::described).toList());
        return graph;
    }

    private Map<String, String> writtenConstants(Path folder) throws IOException {
        Graph graph = network.graph();
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<Value, Tensor> constant : graph.initializers().entrySet()) {
            if (nodes.stream().anyMatch(node -> node.inputs().contains(constant.getKey()))) {
                String file = "constant-" + files.size() + ".npy";
                Npy.write(folder.resolve(file), constant.getValue());
                files.put(constant.getKey().name(), file);
            }
        }
        return files;
    }

    private static Map<String, Object> described(Node node) {
        Map<String, String> attributes = new LinkedHashMap<>();
        node.attributes().entries().forEach((name, attribute) -> attributes.put(name, attribute.text()));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", node.domain().isEmpty() ? node.opType() : node.domain() + "." + node.opType());
        entry.put("inputs", node.inputs().stream().map(Value::name).toList());
        entry.put("outputs", node.outputs().stream().map(Value::name).toList());
        entry.put("attributes", attributes);
        return entry;
    }
}
