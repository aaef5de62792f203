package io.limpid.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with models and photos to run commands on. */
public record Bench(Path folder) {
    /** The net behind {@link #model()}: five classes, 19 x 19 pixels. */
    public static final RandomNet NET = RandomNets.resnet(1);

    public static final int SIZE = 19;

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Returns the file of a small residual net. */
    public Path model() {
        return model("model.onnx", NET.graph());
    }

    public Path model(String name, Graph graph) {
        OnnxModel.of(graph).write(path(name));
        return path(name);
    }

    /** Returns a photo with a colour gradient that depends on the name. */
    public Path photo(String name) {
        return photo(name, 48, 36);
    }

    public Path photo(String name, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int shift = name.hashCode() & 0xFF;
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] = (byte) (pixel % width * 5 + pixel / width * 3 * (i % 3) + shift);
        }
        Image.of(width, height, rgb).write(path(name));
        return path(name);
    }

    public Path tensor(String name, Tensor tensor) {
        try {
            Npy.write(path(name), tensor);
            return path(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name, byte... content) {
        try {
            return Files.write(path(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path text(String name, String... lines) {
        try {
            return Files.write(path(name), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns labels for {@link #model()}, some of them with hyphens and commas. */
    public Path labels() {
        return text("five.txt", "sun", "T-shirt", "black-and-tan coonhound", "tabby, tabby cat", "moon");
    }

    /** Returns a net that holds an operator which no gradient can cross, between two layers. */
    public Path modelWithUncrossableNode() {
        Value x = Value.of("input");
        Value pooled = Value.of("pooled");
        Value hard = Value.of("winners");
        Value logits = Value.of("logits");
        Graph graph = new GraphBuilder()
                .input(x, new TensorType(ElementType.FLOAT, Shape.of(1, 3, 8, 8).with(0, new Dim.Symbolic("N"))))
                .node(Node.of("Hardmax", List.of(x), List.of(hard), Attributes.NONE.with("axis", 1L)))
                .node(Node.of("GlobalAveragePool", List.of(hard), List.of(pooled), Attributes.NONE))
                .node(Node.of("Flatten", List.of(pooled), List.of(logits), Attributes.NONE))
                .output(logits)
                .type(logits, new TensorType(ElementType.FLOAT, Shape.of(1, 3).with(0, new Dim.Symbolic("N"))))
                .build();
        return model("uncrossable.onnx", graph);
    }

    /** Returns the net of {@link #model()} with a NaN in one weight. */
    public Path modelWithNan() {
        GraphBuilder builder = new GraphBuilder();
        Graph graph = NET.graph();
        graph.inputs().forEach(input -> builder.input(input, graph.type(input)));
        for (Map.Entry<Value, Tensor> weight : graph.initializers().entrySet()) {
            boolean broken = weight.getKey().name().equals("conv1.weight");
            builder.initializer(weight.getKey(), broken ? withNan(weight.getValue()) : weight.getValue());
        }
        builder.nodes(graph.nodes());
        graph.outputs().forEach(output -> builder.output(output).type(output, graph.type(output)));
        return model("nan.onnx", builder.build());
    }

    public static Tensor withNan(Tensor tensor) {
        float[] values = tensor.toFloats();
        values[0] = Float.NaN;
        return Tensor.of(values, tensor.shape());
    }

    /** Returns the names of all files in a folder, hidden ones too; none if it is not there. */
    public static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a command says of its results. */
    public static JsonNode manifest(Path folder) throws IOException {
        return new ObjectMapper().readTree(content(folder.resolve("manifest.json")));
    }

    public static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
