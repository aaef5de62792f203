package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Opset;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.LowerOpset;
import io.limpid.graph.pass.MergeEqualNodes;
import io.limpid.graph.pass.NameNodesApart;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.layer.ChannelsFirst;
import io.limpid.run.Goal;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Programs of one model in one graph, behind the model's own forward pass; what they have in common is computed once.
 *
 * <p>The model's own inputs and outputs keep their names, types and values: no rewrite that rounds otherwise touches what
 * they are computed from. Programs read what the same nodes compute ({@link ForwardPass}). Those of a model that computes with
 * other numbers than 32-bit floats have a forward pass of floats for themselves, and so have the few that change how the head
 * is computed.
 *
 * <p>Target and contrast are optional inputs, {@code int64[N]} or {@code int64[1]} for all images; left out they are -1. Not
 * thread-safe.
 */
public final class JoinedPrograms {
    private static final TensorType TARGETS = classes("targets");
    private static final TensorType CONTRASTS = classes("contrasts");

    private final OnnxModel model;
    private final Network network;
    private final GraphBuilder builder;
    private final Map<Value, Value> shared = new HashMap<>();
    private final Value target;
    private final Value contrast;
    private final Value targetOfEach;
    private final Value contrastOfEach;

    /**
     * Starts with the model alone.
     *
     * @param network the model, prepared for the input size of the programs to come
     */
    public JoinedPrograms(Network network) {
        this.model = network.source();
        this.network = network;
        Graph own = OwnNodes.of(network);
        this.builder = new GraphBuilder();
        own.types().forEach(builder::type);
        Value input = own.inputs().get(0);
        builder.input(input, inputType(own.type(input).element()));
        builder.append(OwnNodes.withOutputsAside(own), Map.of(input, input));
        own.outputs().forEach(builder::output);
        this.target = builder.fresh(Frame.TARGET);
        this.contrast = builder.fresh(Frame.CONTRAST);
        builder.input(target, TARGETS).input(contrast, CONTRASTS);
        shareInput(input, own.type(input).element());
        Classes each =
                Classes.of(emit().scoped("classes"), Objects.requireNonNull(shared.get(input)), network.scores());
        this.targetOfEach = each.ofEach(target);
        this.contrastOfEach = each.ofEach(contrast);
    }

    /**
     * Tells images their classes, where one class may stand for all, so that a runtime can see before it runs that there are as
     * many as images: what it is not sure of it does not optimise.
     *
     * @param zeros one for each image, {@code int64[N]}
     * @param noughts one for each class, {@code int64[K]}
     */
    private record Classes(Emitter emit, Value zeros, Value noughts) {
        static Classes of(Emitter emit, Value image, long count) {
            Value part = emit.slice(emit.slice(emit.slice(image, 1, 0, 1), 2, 0, 1), 3, 0, 1);
            Value noughts = emit.expand(emit.indices(0), emit.indices(count));
            return new Classes(emit, emit.squeeze(emit.argMax(part, 1), 1, 2), noughts);
        }

        /** Emits the class of each image, {@code int64[N]}. A class that does not exist ends the run, for no nought is its own. */
        Value ofEach(Value given) {
            Value classes = emit.add(given, emit.gather(noughts, given, 0));
            Value one = emit.indices(1);
            Value axis = emit.constant(Tensor.vector(0).reshaped());
            Value counted = emit.node("CumSum", List.of(emit.add(zeros, one), axis), Attributes.NONE);
            return emit.gatherElements(emit.add(zeros, classes), emit.sub(counted, one), 0);
        }
    }

    /** Returns the type of an input that says a class for each image, or one for all: its size goes by its own name. */
    private static TensorType classes(String size) {
        return new TensorType(ElementType.INT64, new Shape(List.of(new Dim.Symbolic(size))));
    }

    /** Returns the type of the model's own input, with its size filled in. */
    private TensorType inputType(ElementType element) {
        Shape shape = network.graph().type(network.input()).shape();
        return new TensorType(element, takesChannelsLast() ? ChannelsFirst.undone(shape) : shape);
    }

    private boolean takesChannelsLast() {
        return !network.input().equals(model.graph().inputs().get(0));
    }

    /** Emits the image as programs read it. */
    private void shareInput(Value input, ElementType element) {
        Emitter at = emit().scoped("input");
        Value floats = element == ElementType.FLOAT ? input : at.cast(input, ElementType.FLOAT);
        shared.put(input, floats);
        if (takesChannelsLast()) {
            shared.put(network.input(), at.transpose(floats, 0, 3, 1, 2));
        }
    }

    /** Returns the name of the optional input that says which class is explained. */
    public String target() {
        return target.name();
    }

    /** Returns the name of the optional input that says which class is subtracted. */
    public String contrast() {
        return contrast.name();
    }

    /** Returns the emitter for nodes that follow. */
    public Emitter emit() {
        return Emitter.into(builder, "limpid");
    }

    /**
     * Appends a program.
     *
     * @return its attribution, {@code [N,...]}
     */
    public Value append(GraphProgram program) {
        Map<Value, Value> known = new HashMap<>(shared);
        known.put(Value.of(program.target()), targetOfEach);
        known.put(Value.of(program.contrast()), contrastOfEach);
        Value attribution = Value.of(program.attribution());
        Graph graph = program.model().graph();
        Map<Value, Value> names = builder.append(graph, known);
        return Objects.requireNonNull(names.get(attribution));
    }

    /** Returns a value for a result to come, under the name wished for if that is free. */
    public Value reserve(String wish) {
        return builder.fresh(wish);
    }

    /** Makes a value a result, under a name that was reserved. */
    public void result(Value reserved, Value value, TensorType type) {
        builder.node(Node.of("Identity", List.of(value), List.of(reserved), Attributes.NONE))
                .type(reserved, type)
                .output(reserved);
    }

    /**
     * Returns all that was joined as a model that may be run without a target.
     *
     * @param opset the opset wanted; empty for the canonical one, or the model's own if that is newer
     * @throws IllegalArgumentException if the opset is too new, or too old for a node; names the nodes
     */
    public OnnxModel withOptionalTarget(OptionalLong opset) {
        OnnxModel written = written(opset);
        Map<Value, Tensor> defaults = Map.of(target, Tensor.vector(Goal.PREDICTED), contrast, Tensor.vector(Goal.NONE));
        return written.withGraph(withDefaults(written.graph(), defaults))
                .withOptionalInput(target, TARGETS)
                .withOptionalInput(contrast, CONTRASTS);
    }

    /** Returns all that was joined as a model that must be fed a target, see {@link #withOptionalTarget}. */
    public OnnxModel withRequiredTarget(OptionalLong opset) {
        OnnxModel written = written(opset);
        return written.withGraph(withDefaults(written.graph(), Map.of(contrast, Tensor.vector(Goal.NONE))))
                .withOptionalInput(contrast, CONTRASTS);
    }

    private OnnxModel written(OptionalLong opset) {
        Graph joined =
                Passes.run(List.of(new MergeEqualNodes(), new RemoveUnused(), new NameNodesApart()), builder.build());
        long from = Math.max(Opset.CANONICAL, model.opset());
        OnnxModel newest = model.withGraph(joined).withOpset(from);
        long to = opset.orElse(from);
        LowerOpset lowering = new LowerOpset(from, to);
        return to == from
                ? newest
                : newest.withGraph(new RemoveUnused().apply(lowering.apply(typed(newest))))
                        .withOlderOpset(to);
    }

    private Graph typed(OnnxModel joined) {
        return ShapeProbe.probe(
                        joined,
                        joined.graph().type(joined.graph().inputs().get(0)).shape())
                .graph();
    }

    /** Makes inputs weights that hold what they stand for when they are left out. */
    private static Graph withDefaults(Graph joined, Map<Value, Tensor> defaults) {
        GraphBuilder builder = new GraphBuilder();
        Set<Value> declared = new HashSet<>(joined.inputs());
        declared.addAll(joined.outputs());
        declared.forEach(value -> joined.findType(value).ifPresent(type -> builder.type(value, type)));
        joined.inputs().stream().filter(input -> !defaults.containsKey(input)).forEach(builder::input);
        joined.initializers().forEach(builder::initializer);
        joined.inputs().stream()
                .filter(defaults::containsKey)
                .forEach(input -> builder.initializer(input, Objects.requireNonNull(defaults.get(input))));
        builder.nodes(joined.nodes());
        joined.outputs().forEach(builder::output);
        return builder.build();
    }
}
