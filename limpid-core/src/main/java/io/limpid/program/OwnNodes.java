package io.limpid.program;

import io.limpid.backward.canonizer.Canonizers;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.ConstantsToInitializers;
import io.limpid.graph.pass.ExpandQuantization;
import io.limpid.graph.pass.FoldValues;
import io.limpid.graph.pass.KeepBorders;
import io.limpid.graph.pass.LiftOpset;
import io.limpid.graph.pass.TakeFloatImage;
import io.limpid.graph.pass.WidenFloat16;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model's own nodes, as an exported file runs them. */
final class OwnNodes {
    private OwnNodes() {}

    /** Returns the graph of a network's model in the canonical opset, changed only in ways that change no bit of its results. */
    static Graph of(Network network) {
        OnnxModel model = network.source();
        Graph lifted = Passes.run(List.of(new ConstantsToInitializers(), new LiftOpset(model.opset())), model.graph());
        if (!holdsWhatTheNetworkHolds(lifted)) {
            return Passes.run(Canonizers.exact(), lifted);
        }
        Graph folded = Passes.run(List.of(new FoldValues(network.constants()), new KeepBorders()), lifted);
        return Passes.run(Canonizers.exact(), takesFloats(lifted) ? typed(folded, network.plain()) : folded);
    }

    /** Tells whether values of one name are the same in both: those of models of other numbers than floats are not. */
    private static boolean holdsWhatTheNetworkHolds(Graph lifted) {
        return new WidenFloat16().apply(lifted).equals(lifted)
                && new ExpandQuantization().apply(lifted).equals(lifted);
    }

    private static boolean takesFloats(Graph lifted) {
        return new TakeFloatImage().apply(lifted).equals(lifted);
    }

    /** Returns a graph with the types of another whose values of one name are the same; outputs keep theirs. */
    private static Graph typed(Graph graph, Graph like) {
        GraphBuilder builder = graph.toBuilder();
        like.types().forEach(builder::type);
        graph.outputs().forEach(output -> graph.findType(output).ifPresent(type -> builder.type(output, type)));
        return builder.build();
    }

    /**
     * Gives results of the model from beside them: a value that is a result itself is optimised unlike others. Results that
     * are no tensors cannot be moved, and stay.
     */
    static Graph withOutputsAside(Graph own) {
        Map<Value, Value> aside = new HashMap<>();
        Substitution names = new Substitution(own);
        own.outputs().stream()
                .filter(output ->
                        own.producer(output).isPresent() && own.findType(output).isPresent())
                .forEach(output -> aside.put(output, names.fresh(output.name() + "/aside")));
        GraphBuilder moved = new GraphBuilder();
        own.types().forEach((value, type) -> moved.type(aside.getOrDefault(value, value), type));
        own.inputs().forEach(moved::input);
        own.initializers().forEach(moved::initializer);
        own.nodes()
                .forEach(node -> moved.node(
                        node.withInputs(renamed(node.inputs(), aside)).withOutputs(renamed(node.outputs(), aside))));
        own.outputs().forEach(output -> {
            if (aside.containsKey(output)) {
                moved.node(Node.of("Identity", renamed(List.of(output), aside), List.of(output), Attributes.NONE));
            }
            own.findType(output).ifPresent(type -> moved.type(output, type));
            moved.output(output);
        });
        return moved.build();
    }

    private static List<Value> renamed(List<Value> values, Map<Value, Value> names) {
        return values.stream().map(value -> names.getOrDefault(value, value)).toList();
    }
}
