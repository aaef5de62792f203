package io.limpid.program;

import io.limpid.backward.OperatorTable;
import io.limpid.backward.canonizer.Canonizers;
import io.limpid.backward.canonizer.OutputHead;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Pass;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.graph.pass.FoldValues;
import io.limpid.graph.pass.KeepBorders;
import io.limpid.layer.ChannelsFirst;
import io.limpid.layer.Layer;
import io.limpid.layer.Layers;
import io.limpid.layer.TargetLayer;
import io.limpid.layer.TurnedLayers;
import io.limpid.runtime.Probe;
import io.limpid.runtime.Session;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A model made ready for explanation at one input size: canonical opset and form, every type known, logits found.
 *
 * <p>Immutable and thread-safe; holds no native resources.
 */
public final class Network {
    private final Prepared prepared;
    private final Layers layers;
    private final Setting setting;
    private final Supplier<Network> unfolded;

    private Network(Prepared prepared, Layers layers, Setting setting, Supplier<Network> unfolded) {
        this.prepared = prepared;
        this.layers = layers;
        this.setting = setting;
        this.unfolded = unfolded;
    }

    /** How programs behind the network get its weights. */
    private enum Loading {
        WITH_PROGRAMS,
        FED,
        NEVER
    }

    /** What is to be known of a network that is not in its model. */
    private record Setting(Optional<InputRange> range, Loading loading, OperatorTable operators) {
        static final Setting NONE = new Setting(Optional.empty(), Loading.WITH_PROGRAMS, Operators.standard());

        Setting with(InputRange known) {
            return new Setting(Optional.of(known), loading, operators);
        }

        Setting with(Loading other) {
            return new Setting(range, other, operators);
        }

        Setting with(OperatorTable other) {
            return new Setting(range, loading, other);
        }

        Setting ofHead() {
            return new Setting(Optional.empty(), loading, operators);
        }
    }

    /** A model as its file has it, and in canonical form, with what is known of it. */
    private record Prepared(OnnxModel source, OnnxModel model, Forward forward, Known known) {
        Prepared withGraph(Graph graph) {
            return new Prepared(source, model.withGraph(graph), new Forward(graph, graph), known);
        }
    }

    /**
     * How a model is run.
     *
     * @param plain by its own nodes in the canonical opset, changed in nothing that could change a bit
     * @param whole by these, and by the canonical form's where it has others
     */
    private record Forward(Graph plain, Graph whole) {
        static Forward of(Graph constant, Graph canonical) {
            Graph plain = Passes.run(Canonizers.exact(), constant);
            return new Forward(plain, ForwardPass.of(plain, canonical));
        }
    }

    /** What was learned of a model in preparing it. */
    private record Known(Probe.Batch batch, OutputHead head, Map<Value, Tensor> constants) {}

    /**
     * Prepares a model.
     *
     * @param model as its file has it
     * @param input sizes of one input tensor, {@code [N,C,H,W]}; they fill in what the file leaves open
     * @throws io.limpid.graph.InvalidModelException if the model cannot be read
     * @throws IllegalArgumentException if the model does not have one image input, or takes another size
     */
    public static Network of(OnnxModel model, long... input) {
        OnnxModel source = source(model, input);
        return prepared(source, CanonicalForm.of(source), Canonizers.standard(), input);
    }

    /**
     * Prepares a model that takes {@code [N,H,W,C]}; the network takes {@code [N,C,H,W]} like any other.
     *
     * @param model as its file has it
     * @param input sizes of one input tensor, {@code [N,H,W,C]}; they fill in what the file leaves open
     * @throws io.limpid.graph.InvalidModelException if the model cannot be read
     * @throws IllegalArgumentException if the model does not have one image input, or takes another size
     */
    public static Network ofChannelsLast(OnnxModel model, long... input) {
        OnnxModel source = source(model, input);
        OnnxModel canonical = ChannelsFirst.of(CanonicalForm.of(source));
        return prepared(source, canonical, Canonizers.standard(), ChannelsFirst.of(input));
    }

    private static OnnxModel source(OnnxModel model, long... input) {
        return Inlined.of(model, InputShape.of(model.graph()).filledWith(input));
    }

    private static Network prepared(OnnxModel source, OnnxModel canonical, List<Pass> canonizers, long... input) {
        Shape shape = InputShape.of(canonical.graph()).filledWith(input);
        Probe first = ShapeProbe.probe(canonical, shape);
        Graph constant = Passes.run(List.of(new FoldValues(first.constants()), new KeepBorders()), first.graph());
        Probe second = ShapeProbe.probe(canonical.withGraph(Passes.run(canonizers, constant)), shape);
        OutputHead end = OutputHead.of(second.graph());
        requireScores(second.graph(), end.logits());
        boolean isForOne = second.batch() == Probe.Batch.FIXED && shape.isFixed(0) && shape.size(0) == 1;
        BatchAxis ready =
                isForOne ? BatchAxis.ofOneImage(second.graph(), end) : BatchAxis.ofAnyImages(second.graph(), end);
        TurnedLayers turned = TurnedLayers.of(ready.graph(), ready.head().logits());
        Graph graph = turned.apply(ready.graph());
        return new Network(
                new Prepared(
                        source,
                        canonical.withGraph(graph),
                        Forward.of(turned.apply(constant), graph),
                        new Known(second.batch(), ready.head(), first.constants())),
                new Layers(
                        typed(source.graph(), first.graph()),
                        graph,
                        ready.head().logits(),
                        turned.layers()),
                Setting.NONE,
                () -> prepared(source, canonical, Canonizers.unfolded(), input));
    }

    /** Returns a graph with the types that are known of its values by now. */
    private static Graph typed(Graph file, Graph probed) {
        GraphBuilder builder = file.toBuilder();
        probed.types().forEach(builder::type);
        return builder.build();
    }

    private static void requireScores(Graph graph, Value scores) {
        boolean areNumbersOfClasses = graph.findType(scores)
                .filter(type -> type.element() == ElementType.INT64 || type.element() == ElementType.INT32)
                .isPresent();
        if (areNumbersOfClasses) {
            throw new IllegalArgumentException("the model's output " + scores.name()
                    + " holds whole numbers, as ArgMax gives: which class, but no score to explain. Name the tensor before it: "
                    + graph.producer(scores)
                            .map(node -> "--scores " + node.input(0).name())
                            .orElse("--scores NAME")
                    + " on the command line, OnnxModel.giving in Java");
        }
        graph.producer(scores).filter(node -> node.is("TopK")).ifPresent(node -> {
            throw new IllegalArgumentException("the model's output " + scores.name()
                    + " holds the greatest scores in order, as TopK gives: how much, but not of which class. Name the tensor"
                    + " before it: --scores " + node.input(0).name()
                    + " on the command line, OnnxModel.giving in Java");
        });
    }

    /**
     * Returns this network with its batch normalization left as nodes: the same function up to rounding, the same layer
     * names, and more of them. For rules that reference codes apply to unfolded models.
     */
    public Network unfolded() {
        return unfolded.get();
    }

    /**
     * Returns this network with another graph of the same inputs, outputs and types: other weights, or other nodes that
     * compute as much. What was learned of it in preparing is kept.
     *
     * @param change also applied to {@link #unfolded()}
     */
    public Network changed(UnaryOperator<Graph> change) {
        Graph changed = change.apply(graph());
        return new Network(prepared.withGraph(changed), layers.in(changed), setting, () -> unfolded()
                .changed(change));
    }

    /** Returns this network with the knowledge of what black and white are in its input. */
    public Network withInputRange(InputRange known) {
        return new Network(
                prepared, layers, setting.with(known), () -> unfolded().withInputRange(known));
    }

    /**
     * Returns this network with weights that are handed over at each run of a program behind it: programs of networks that
     * differ in weights only are loaded once, see {@link Session#openFed}. For networks that are run once or twice.
     */
    public Network withFedWeights() {
        return new Network(prepared.withGraph(graph()), layers, setting.with(Loading.FED), () -> unfolded()
                .withFedWeights());
    }

    /** Returns this network with signals that cross its nodes as other operators say, such as those of an older opset. */
    public Network withOperators(OperatorTable operators) {
        return new Network(
                prepared, layers, setting.with(operators), () -> unfolded().withOperators(operators));
    }

    /** Returns how signals cross its nodes. */
    OperatorTable operators() {
        return setting.operators;
    }

    /** Tells whether its weights are handed over at each run, see {@link #withFedWeights}. */
    boolean isFed() {
        return setting.loading == Loading.FED;
    }

    /**
     * Returns this network for methods that are tried on and not run: compiling one for it writes and checks all that it would
     * run, and loads nothing.
     */
    public Network unloaded() {
        return new Network(
                prepared, layers, setting.with(Loading.NEVER), () -> unfolded().unloaded());
    }

    /** Tells whether what is compiled for it is never run, see {@link #unloaded}. */
    boolean isUnloaded() {
        return setting.loading == Loading.NEVER;
    }

    /** Loads a program behind this network, or a part of one. */
    Loaded load(OnnxModel program) {
        return switch (setting.loading) {
            case WITH_PROGRAMS -> Loaded.of(Session.open(program));
            case FED ->
                Loaded.of(Session.openFed(program, graph().initializers().keySet()));
            case NEVER -> Loaded.nothing();
        };
    }

    /** Returns what black and white are in the input, if that is known. */
    public Optional<InputRange> inputRange() {
        return setting.range;
    }

    /**
     * Returns the rest of this network from a layer on, as a network whose input is the layer.
     *
     * @throws IllegalArgumentException if the scores depend on the image by a path round the layer
     */
    public Network headAt(Layer layer) {
        if (layer.value().equals(input())) {
            return this;
        }
        return part(Head.above(layer.value(), logits(), graph()), () -> unfoldedHeadAt(layer));
    }

    /**
     * Returns the rest of this network from any layer on: a network whose first input is the layer. What it also reads, and what
     * depends on the image but not on the layer, are its further inputs; {@link Variants} feed them.
     *
     * @throws IllegalArgumentException if the scores do not depend on the layer
     */
    public Network restAt(Layer layer) {
        return part(Head.beside(layer.value(), logits(), graph()), () -> unfoldedRestAt(layer));
    }

    private Network part(Graph above, Supplier<Network> unfolded) {
        return new Network(
                prepared.withGraph(above), new Layers(above, above, logits(), Map.of()), setting.ofHead(), unfolded);
    }

    private Network unfoldedRestAt(Layer layer) {
        Network whole = unfolded();
        return whole.restAt(whole.layer(TargetLayer.named(layer.name())));
    }

    private Network unfoldedHeadAt(Layer layer) {
        Network whole = unfolded();
        return whole.headAt(whole.layer(TargetLayer.named(layer.name())));
    }

    /** Returns the model as its file has it, with its functions and the branches that one image of this size takes in place. */
    public OnnxModel source() {
        return prepared.source();
    }

    /** Returns the prepared model. */
    public OnnxModel model() {
        return prepared.model();
    }

    /** Returns what the model computes at this input size without looking at the image. */
    Map<Value, Tensor> constants() {
        return prepared.known().constants();
    }

    /** Returns the prepared graph; every type is known. */
    public Graph graph() {
        return prepared.model().graph();
    }

    /**
     * Returns the prepared graph as programs compute it: what the model's own nodes compute as well is computed by them, see
     * {@link ForwardPass}. Of a part of the model, or of a changed one, it is the prepared graph itself.
     */
    Graph forward() {
        return prepared.forward().whole();
    }

    /** Returns the model's own nodes in the canonical opset; every type is known. */
    Graph plain() {
        return prepared.forward().plain();
    }

    /** Returns the image input. */
    public Value input() {
        return graph().inputs().get(0);
    }

    /** Returns the output that is explained, as the model gives it. */
    public Value output() {
        return OutputHead.output(graph());
    }

    /** Returns the output before any softmax or sigmoid. */
    public Value logits() {
        return prepared.known().head().logits();
    }

    /** Returns what follows the logits. */
    public OutputHead head() {
        return prepared.known().head();
    }

    /** Returns the number of scores for each image: all elements of the logits but the batch axis. */
    public long scores() {
        return outputs().count();
    }

    /** Returns how the scores are meant: one number alone, and what a sigmoid follows, stand for a yes or no each. */
    Likelihood likelihood() {
        boolean isYesOrNo = head().kind() == OutputHead.Kind.SIGMOID || scores() == 1;
        return isYesOrNo ? Likelihood.EACH : Likelihood.SHARED;
    }

    /** Returns what the scores of an image stand for. */
    public Outputs outputs() {
        return Outputs.of(graph().type(logits()).shape(), head());
    }

    /** Returns the number of images in one run if the model fixes it; 0 if it takes any number. */
    public int fixedBatch() {
        return prepared.known().batch() == Probe.Batch.ANY
                ? 0
                : (int) graph().type(input()).shape().size(0);
    }

    /**
     * Finds a layer.
     *
     * @throws IllegalArgumentException if there is none of that name; the message names the nearest
     */
    public Layer layer(TargetLayer wanted) {
        return layers.find(wanted);
    }

    /** Returns what the model's file calls a tensor of this network. */
    String nameInFile(Value value) {
        return layers.nameInFile(value);
    }

    /** Returns the layers with channels, height and width that every path from input to logits passes, in their order. */
    public List<Layer> cuts() {
        return layers.cuts();
    }

    /**
     * Returns the order of axes that brings the channels of a tensor of four axes to the second place: {@code 0, 1, 2, 3} for
     * most, another one where the model has them last for a while.
     */
    public long[] channelsSecond(Value value) {
        return layers.channelsSecond(value);
    }

    /** Returns all layers with channels, height and width that the file names, in their order. */
    public List<Layer> spatialLayers() {
        return layers.spatial();
    }
}
