package io.limpid.graph.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Opset;
import io.limpid.graph.Value;
import io.limpid.tensor.Digest;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as an ONNX file holds it: a {@link Graph}, the opset its nodes are written in, and metadata. Nothing above this
 * class sees the wire format.
 *
 * <p>All that Limpid does not understand is carried along: operators of other domains and their opset versions,
 * model-local functions, sub-graphs, texts, the producer. A model that was read and is written unchanged computes
 * bit-equal outputs. Weights may lie in the file, in any of the ways that the format allows, or in files beside it; a
 * written model holds its weights itself, unless a file is named for them.
 *
 * <p>Weights that the file also lists as inputs are weights only, never {@link Graph#inputs()}.
 *
 * <p>Immutable and thread-safe; holds no native resources.
 */
public final class OnnxModel {
    private final ModelFrame frame;
    private final Graph graph;
    private final @Nullable String sourceDigest;

    OnnxModel(ModelFrame frame, Graph graph, @Nullable String sourceDigest) {
        this.frame = frame;
        this.graph = graph;
        this.sourceDigest = sourceDigest;
    }

    /**
     * Reads a model file, and its external weights from the same folder.
     *
     * @throws InvalidModelException if the file is missing, no ONNX model, cut off, inconsistent or above 2 GB
     */
    public static OnnxModel read(Path file) {
        return new ModelReader(file.toString(), ExternalData.beside(file)).read(ModelFiles.load(file));
    }

    /**
     * Reads a model from bytes, which are not copied and must not change afterwards.
     *
     * @param origin says in messages where the bytes came from
     * @throws InvalidModelException if the bytes are no ONNX model, or if its weights lie in other files
     */
    public static OnnxModel parse(byte[] content, String origin) {
        return new ModelReader(origin, ExternalData.unreachable()).read(content);
    }

    /** Returns a model of a graph that is written in {@link Opset#CANONICAL}. */
    public static OnnxModel of(Graph graph) {
        return new OnnxModel(ModelFrame.canonical(), Objects.requireNonNull(graph, "graph"), null);
    }

    /** Returns the computation. */
    public Graph graph() {
        return graph;
    }

    /** Returns the version of the ONNX standard that the nodes are written in; 1 if the file does not say. */
    public long opset() {
        return frame.opset();
    }

    /** Returns the file's key-value metadata, in its order. */
    public Map<String, String> metadata() {
        return frame.metadata();
    }

    /** Returns the graph of the function of this file that a node calls; empty if it calls none, or one of another opset. */
    public Optional<Graph> function(Node node) {
        return node.domain().isEmpty() ? Optional.empty() : new Functions(frame).calledBy(node);
    }

    /** Returns this model with another graph, which must be written in the same opset. */
    public OnnxModel withGraph(Graph newGraph) {
        return newGraph == graph ? this : new OnnxModel(frame.withoutDetailsOf(graph), newGraph, sourceDigest);
    }

    /**
     * Returns this model with an input held at a content: it becomes a weight, and the digest another.
     *
     * @throws IllegalArgumentException if there is no such input, or it takes other numbers or another shape
     */
    public OnnxModel holding(String input, Tensor content) {
        Graph held = new Outside(graph).holding(Value.of(input), content);
        String change = "holding " + input + " " + content.tensorType() + " " + Digest.sha256(content.bytes());
        return new OnnxModel(frame.withoutDetailsOf(graph), held, digestAfter(change));
    }

    /**
     * Returns this model with a value as its only result; its digest is another.
     *
     * @throws IllegalArgumentException if no node writes it
     */
    public OnnxModel giving(String value) {
        Graph giving = new Outside(graph).giving(Value.of(value));
        return new OnnxModel(frame.withoutDetailsOf(graph), giving, digestAfter("giving " + value));
    }

    private String digestAfter(String change) {
        return Digest.sha256(ByteBuffer.wrap((digest() + " " + change).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns this model with other metadata in place of its own. */
    public OnnxModel withMetadata(Map<String, String> metadata) {
        return new OnnxModel(frame.withMetadata(metadata), graph, sourceDigest);
    }

    /**
     * Returns this model with a weight declared as an input too: it may be fed, and holds its own content where it is not.
     *
     * @param weight an initializer of the graph
     * @param type what may be fed; a symbolic size allows other sizes than the weight's own
     */
    public OnnxModel withOptionalInput(Value weight, TensorType type) {
        return new OnnxModel(frame.withInput(TypeCodec.encode(weight.name(), type)), graph, sourceDigest);
    }

    /** Returns this model declared to be written in another opset; the nodes stay as they are. */
    public OnnxModel withOpset(long opset) {
        return new OnnxModel(frame.withOpset(opset), graph, sourceDigest);
    }

    /** Returns this model declared to be written in an older opset, in the file format of its time; the nodes stay as they are. */
    public OnnxModel withOlderOpset(long opset) {
        return new OnnxModel(frame.withOlderOpset(opset), graph, sourceDigest);
    }

    /**
     * Returns the model as an ONNX file's content.
     *
     * @throws InvalidModelException if it is larger than the format can hold (2 GB)
     */
    public byte[] toBytes() {
        return message().toByteArray();
    }

    /**
     * Writes the model to a file, whole or not at all: a failed write leaves what was there before.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        ModelFiles.store(message(), file);
    }

    /**
     * Writes the model with its large weights in another file.
     *
     * @param weights file in the same folder
     * @throws java.io.IOException if a file cannot be written
     */
    public void write(Path file, Path weights) throws IOException {
        write(file, weights, List.of());
    }

    /**
     * Writes the model with its large weights in another file, and with inputs that are weights from now on.
     *
     * @param weights file in the same folder
     * @param inputs what to read in their place, from files in the same folder
     * @throws java.io.IOException if a file cannot be written
     */
    public void write(Path file, Path weights, List<StoredWeight> inputs) throws IOException {
        ModelProto message = new WeightsFile(weights).taking(message());
        Files.write(file, StoredWeight.inPlaceOfInputs(message, inputs).toByteArray());
    }

    /** Returns the weights that no run can replace: those that are not declared as inputs too. */
    public Set<Value> constants() {
        Set<Value> constants = new LinkedHashSet<>(graph.initializers().keySet());
        frame.declarations().getInputList().forEach(input -> constants.remove(Value.of(input.getName())));
        return constants;
    }

    /**
     * Returns the SHA-256 of the file that this model comes from, in hexadecimal: the main file's bytes as they were
     * read, also after the graph or the metadata were replaced. After {@link #holding} or {@link #giving} it is one of that and
     * the change. For a model that was made of a graph it is that of {@link #toBytes()}.
     */
    public String digest() {
        return sourceDigest == null ? contentDigest() : sourceDigest;
    }

    /** Returns the SHA-256 of {@link #toBytes()}, in hexadecimal, without holding them in memory. */
    public String contentDigest() {
        try {
            return Digest.sha256(message()::writeTo);
        } catch (IOException e) {
            throw new UncheckedIOException("a digest takes every byte", e);
        }
    }

    private ModelProto message() {
        return new ModelWriter(frame).write(graph);
    }

    /** Returns a short description: opset and number of nodes. */
    @Override
    public String toString() {
        return "ONNX model, opset " + opset() + ", " + graph.nodes().size() + " nodes";
    }
}
