package io.limpid.layer;

import io.limpid.backward.canonizer.Canonizers;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.message.DidYouMean;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds layers: by name as the ONNX file has it, or the one that suits a CAM. */
public final class Layers {
    private static final int SUGGESTIONS = 5;

    private final Graph original;
    private final Graph graph;
    private final Value input;
    private final Value logits;
    private final Map<Value, Value> turned;
    /** Walked once, when it is asked for; if two threads walk it, they find the same. */
    private volatile Optional<FeaturePath> path = Optional.empty();

    /**
     * @param original as the file has it
     * @param graph the same model, prepared
     * @param turned what of it stands for tensors of the file that have their channels last
     */
    public Layers(Graph original, Graph graph, Value logits, Map<Value, Value> turned) {
        this.turned = Map.copyOf(turned);
        this.original = original;
        this.graph = graph;
        this.input = graph.inputs().get(0);
        this.logits = logits;
    }

    /** Returns the layers of another prepared graph of the same model. */
    public Layers in(Graph changed) {
        return new Layers(original, changed, logits, turned);
    }

    /**
     * Returns a layer.
     *
     * @throws IllegalArgumentException if there is none of that name, or none that suits a CAM; says which there are
     */
    public Layer find(TargetLayer wanted) {
        if (wanted instanceof TargetLayer.Named named) {
            return named(named.name());
        }
        if (wanted instanceof TargetLayer.Input) {
            return layer(input, "the model's input");
        }
        return lastSpatial();
    }

    /** Returns every tensor of the file with channels, height and width, in that order of axes, on the way from input to logits. */
    public List<Layer> spatial() {
        return path().features().stream()
                .filter(value -> original.producer(tensorOfFile(value)).isPresent())
                .map(value -> layer(value, ""))
                .toList();
    }

    /** Returns those of them that every path from input to logits passes. */
    public List<Layer> cuts() {
        Set<Value> passed = path().passed();
        return spatial().stream()
                .filter(layer -> passed.contains(layer.value()))
                .toList();
    }

    private FeaturePath path() {
        FeaturePath known = path.orElseGet(() -> new FeaturePath(graph, input, logits));
        path = Optional.of(known);
        return known;
    }

    /** Scores that lie at places are the last resort: each of them is a map of itself alone. */
    private Layer lastSpatial() {
        List<Layer> cuts = cuts();
        Set<Value> scores = path().scores();
        return last(cuts, before -> !scores.contains(before))
                .or(() -> last(cuts, scores::contains))
                .orElseThrow(Layers::noLayer);
    }

    private static Optional<Layer> last(List<Layer> layers, Predicate<Value> wanted) {
        return layers.stream()
                .filter(layer -> wanted.test(layer.value()))
                .reduce((earlier, later) -> later)
                .map(layer -> new Layer(layer.value(), layer.name(), layer.shape(), reason(layer.shape())));
    }

    private static IllegalArgumentException noLayer() {
        return new IllegalArgumentException(
                "no layer of this model has channels, height and width and lies on every path"
                        + " from input to output, so none can be chosen for a CAM; name one with --layer,"
                        + " or use a method at the input such as input-x-gradient. `limpid inspect` lists the layers");
    }

    private static String reason(Shape shape) {
        String size = shape.size(2) + "x" + shape.size(3);
        String coarse = shape.size(2) * shape.size(3) < 16 ? "; it is coarse, an earlier layer gives a finer map" : "";
        return "the last layer with height and width (" + shape.size(1) + " channels of " + size
                + ") on every path to the scores" + coarse;
    }

    /** Returns the order of axes that brings a tensor's channels to the second place. */
    public long[] channelsSecond(Value value) {
        return channelAxes().toSecond(value);
    }

    private ChannelAxes channelAxes() {
        return path().axes();
    }

    private Layer named(String name) {
        return resolve(name)
                .map(value -> layer(withChannelsSecond(value), "as asked"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "layer " + name + absence(name) + " `limpid inspect` lists all layers"));
    }

    private Value withChannelsSecond(Value named) {
        Value value = turned.getOrDefault(named, named);
        if (channelAxes().areSecond(value)) {
            return value;
        }
        String next = next(value)
                .map(layer ->
                        "; name " + layer.name() + " instead, the next one where they come before height and width.")
                .orElse("; name another layer, where they come before height and width.");
        throw new IllegalArgumentException("layer " + value.name() + " has its channels last, "
                + graph.type(value).shape() + next + " `limpid inspect` lists all layers");
    }

    /** Returns the first layer that is computed of a tensor. */
    private Optional<Layer> next(Value value) {
        Set<Value> behind = path().behind(value);
        return spatial().stream()
                .filter(layer -> behind.contains(layer.value()))
                .findFirst();
    }

    private String absence(String name) {
        return inFile(name)
                .map(value -> " is one with what follows it when the model is prepared, as a convolution is with its"
                        + " normalization; name " + remains(value).name() + " instead.")
                .orElseGet(() -> " is not in this model" + DidYouMean.question(name, names(), SUGGESTIONS));
    }

    /** Returns the tensor that a value of the file became one with. */
    private Value remains(Value value) {
        Value remains = value;
        while (!isComputed(remains) && !original.consumers(remains).isEmpty()) {
            remains = original.consumers(remains).get(0).output();
        }
        return remains;
    }

    /** Finds a tensor by its own name or its node's, walking back over nodes that preparation took out. */
    private Optional<Value> resolve(String name) {
        Optional<Value> found = inFile(name);
        while (found.isPresent() && !isComputed(found.get())) {
            found = original.producer(found.get()).filter(this::copiesItsInput).map(node -> node.input(0));
        }
        return found;
    }

    /** Finds a tensor of the file, or what a node of the file gives, by name; the image by its name in the file. */
    private Optional<Value> inFile(String name) {
        Value value = Value.of(name);
        if (original.inputs().contains(value)) {
            return Optional.of(input);
        }
        return isComputed(value) || original.producer(value).isPresent()
                ? Optional.of(value)
                : original.nodes().stream()
                        .filter(node -> node.name().equals(name))
                        .map(Node::output)
                        .findFirst();
    }

    /** Tells whether a node's output is its input, so that it may be missing where a model is prepared. */
    private boolean copiesItsInput(Node node) {
        return node.is("Cast") || Canonizers.takesOut(original, node);
    }

    private boolean isComputed(Value value) {
        return graph.producer(value).isPresent() || value.equals(input);
    }

    private Layer layer(Value value, String reason) {
        return new Layer(value, nameInFile(value), graph.type(value).shape(), reason);
    }

    /** Returns what the file calls a tensor; the image may have another name where its axes were turned. */
    public String nameInFile(Value value) {
        return tensorOfFile(value).name();
    }

    private Value tensorOfFile(Value value) {
        return value.equals(input)
                ? original.inputs().get(0)
                : turned.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(value);
    }

    private List<String> names() {
        return spatial().stream().map(Layer::name).toList();
    }
}
