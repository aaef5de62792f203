package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.pass.MergeEqualNodes;
import io.limpid.graph.pass.NameNodesApart;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Programs of one model on their way into one graph: each is written once for every slot, behind the same forward pass. */
final class Sharing {
    private final GraphBuilder builder = new GraphBuilder();
    private final Slots slots;
    private final Value input;
    private final Value targets;
    private final Value contrasts;
    private final List<Value> contrastOf;
    private final Map<Graph, Forward> forwards = new HashMap<>();
    private final Map<Graph, String> logits = new HashMap<>();

    Sharing(Network network, Slots slots) {
        this.slots = slots;
        this.input = network.input();
        TensorType type = network.graph().type(input);
        builder.input(input, type);
        this.targets = builder.fresh(Frame.TARGET + "s");
        this.contrasts = builder.fresh(Frame.CONTRAST + "s");
        Shape shape = new Shape(List.of(type.shape().dims().get(0), new Dim.Fixed(slots.each())));
        TensorType indices = new TensorType(ElementType.INT64, shape);
        builder.input(targets, indices).input(contrasts, indices);
        this.contrastOf = columns(emit().scoped("contrasts"), contrasts);
    }

    /** Returns the name of the input {@code int64[N,slots]} that says which classes are explained. */
    String targets() {
        return targets.name();
    }

    /** Returns the name of the input {@code int64[N,slots]} that says which classes are subtracted. */
    String contrasts() {
        return contrasts.name();
    }

    private Emitter emit() {
        return Emitter.into(builder, "limpid");
    }

    private List<Value> columns(Emitter at, Value rows) {
        return IntStream.range(0, slots.each())
                .mapToObj(slot -> at.squeeze(at.slice(rows, 1, slot, slot + 1), 1))
                .toList();
    }

    /**
     * A forward pass: methods that leave batch normalization unfolded, and those that change how the head is computed, have one
     * of their own.
     *
     * @param graph which nodes it consists of
     * @param names what its values are called here
     * @param targetOf the class of each slot, {@code int64[N]}
     */
    private record Forward(Graph graph, Map<Value, Value> names, List<Value> targetOf) {}

    private Forward forward(GraphProgram program) {
        Network network = program.network();
        Graph wanted = leavesItsForwardPass(program) ? network.forward() : withoutClasses(program);
        return forwards.computeIfAbsent(wanted, graph -> {
            Map<Value, Value> names = builder.append(graph, Map.of(input, input));
            Emitter at = emit().scoped("targets");
            Value logits = Objects.requireNonNull(names.get(network.logits()));
            boolean flat = network.graph().type(network.logits()).shape().rank() == 2;
            Value scores = flat ? logits : at.reshape(logits, 0, network.scores());
            return new Forward(graph, names, columns(at, classes(at, scores, network.scores())));
        });
    }

    /** Tells whether a program computes the scores of just what its network computes them of. */
    private static boolean leavesItsForwardPass(GraphProgram program) {
        List<Value> scores = List.of(program.network().logits());
        return program.model()
                .graph()
                .upstream(scores)
                .equals(program.network().forward().upstream(scores));
    }

    /** Returns the part of a program that depends on no class. */
    private static Graph withoutClasses(GraphProgram program) {
        Graph whole = program.model().graph();
        Set<Value> ofClasses = new HashSet<>(Set.of(Value.of(program.target()), Value.of(program.contrast())));
        GraphBuilder part = whole.withoutNodes();
        for (Node node : whole.nodes()) {
            if (node.reads().stream().anyMatch(ofClasses::contains)) {
                ofClasses.addAll(node.outputs());
            } else {
                part.node(node);
            }
        }
        return part.build();
    }

    /** Emits the classes that targets stand for: -1 for the one of the highest score, -2 for the next, and so on. */
    private Value classes(Emitter at, Value scores, long count) {
        Value ranked = at.topK(scores, Math.min(count, slots.all())).get(1);
        Value place = at.max(at.sub(at.neg(targets), at.indices(1)), at.indices(0));
        return at.where(at.less(targets, at.indices(0)), at.gatherElements(ranked, place, 1), targets);
    }

    /**
     * Appends a program once for each slot.
     *
     * @return what each of them writes
     */
    List<Results> append(GraphProgram program) {
        Forward forward = forward(program);
        List<Results> results = new ArrayList<>();
        for (int slot = 0; slot < slots.each(); slot++) {
            Map<Value, Value> known = new HashMap<>(forward.names());
            known.put(Value.of(program.target()), forward.targetOf().get(slot));
            known.put(Value.of(program.contrast()), contrastOf.get(slot));
            Map<Value, Value> names = builder.append(program.model().graph(), known);
            String scores = logits.computeIfAbsent(forward.graph(), graph -> output(program.logits(), names));
            results.add(written(program.results(), scores, names));
        }
        return results;
    }

    private Results written(Results own, String scores, Map<Value, Value> names) {
        return new Results(
                scores,
                output(own.attribution(), names),
                own.balances().stream().map(name -> output(name, names)).toList(),
                own.accounts().stream()
                        .map(account ->
                                account.writtenTo(Value.of(output(account.sums().name(), names))))
                        .toList());
    }

    private String output(String name, Map<Value, Value> names) {
        Value output = Objects.requireNonNull(names.get(Value.of(name)));
        builder.output(output);
        return output.name();
    }

    /** Returns all that was appended; what is alike is computed once. */
    Graph graph() {
        return Passes.run(List.of(new MergeEqualNodes(), new RemoveUnused(), new NameNodesApart()), builder.build());
    }
}
