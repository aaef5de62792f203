package io.limpid.program;

import io.limpid.backward.Backward;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.MergeEqualNodes;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.run.FedRunner;
import io.limpid.run.Runner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A network with an explanation written behind it: an ordinary ONNX model that takes image, target and contrast, and
 * gives logits and attribution. Forward it runs by the model's own nodes ({@link ForwardPass}), so that an exported file, which
 * holds these too, computes the same.
 *
 * @param network the model explained
 * @param model the whole program
 * @param logits name of the output {@code [N,K]}
 * @param attribution name of the output {@code [N,...]}
 * @param target name of the input {@code int64[N]}
 * @param contrast name of the input {@code int64[N]}
 * @param plan the nodes that signals cross backward, each with its rule, pass by pass
 * @param balances names of outputs {@code [N,2]}: what attributions sum to, and what they should
 * @param accounts where the program writes what relevance adds up to, pass by pass
 * @param signal name of the input for a signal from outside, if there is one
 */
public record GraphProgram(
        Network network,
        OnnxModel model,
        String logits,
        String attribution,
        String target,
        String contrast,
        List<Backward.Planned> plan,
        List<String> balances,
        List<Account> accounts,
        Optional<String> signal) {
    private static final List<Pass> QUICKER =
            List.of(new ChannelProducts(), new AverageFirst(), new SpreadByProducts(), new RemoveUnused());

    /** Also computes once what is computed alike; which weights are equal must then be known. */
    private static final List<Pass> ONCE = Stream.concat(
                    QUICKER.stream(), Stream.of(new MergeEqualNodes(), new RemoveUnused()))
            .toList();

    public GraphProgram {
        plan = List.copyOf(plan);
        balances = List.copyOf(balances);
        accounts = List.copyOf(accounts);
    }

    /**
     * Writes a program.
     *
     * @param method appends the explanation's nodes and returns the attribution
     */
    public static GraphProgram write(Network network, Function<Frame, Value> method) {
        GraphBuilder builder = network.forward().toBuilder();
        Frame frame = new Frame(network, builder);
        Value result = method.apply(frame);
        Value logits = named(builder, "logits", frame.logits());
        Value attribution = named(builder, "attribution", result);
        List<Account> accounts = frame.accounts().stream()
                .map(account -> account.writtenTo(named(builder, "relevance-sums", account.sums())))
                .toList();
        List<Value> balances = frame.balances().stream()
                .map(balance -> named(builder, "balance", balance))
                .toList();
        builder.clearOutputs().output(logits).output(attribution);
        balances.forEach(builder::output);
        accounts.forEach(account -> builder.output(account.sums()));
        Graph graph = Passes.run(frame.sparing(), builder.build());
        for (Pass quicker : quicker(network)) {
            graph = quicker.apply(graph);
        }
        return new GraphProgram(
                network,
                network.model().withGraph(graph),
                logits.name(),
                attribution.name(),
                frame.target().name(),
                frame.contrast().name(),
                frame.plan(),
                balances.stream().map(Value::name).toList(),
                accounts,
                frame.fedSignal().map(Value::name));
    }

    private static List<Pass> quicker(Network network) {
        if (network.isUnloaded()) {
            return List.of();
        }
        return network.isFed() ? QUICKER : ONCE;
    }

    private static Value named(GraphBuilder builder, String name, Value value) {
        Value output = builder.fresh(name);
        builder.node(Node.of("Identity", List.of(value), List.of(output), Attributes.NONE));
        return output;
    }

    /** Returns the names of what it writes. */
    Results results() {
        return new Results(logits, attribution, balances, accounts);
    }

    /** Loads the program; the runner owns one session. */
    public Runner open() {
        return new GraphRunner(this);
    }

    /** Loads a program that takes a signal from outside; the runner owns one session. */
    public FedRunner openFed() {
        return new GraphRunner(this);
    }
}
