package io.limpid.backward;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The walker: carries a signal from seeds back through a typed graph, one rule a node, and sums it where paths meet.
 *
 * <p>Knows neither operators nor rules. What it emits is appended to a builder that holds the same graph.
 */
public final class Backward {
    private final Composite composite;
    private final OperatorTable operators;
    private final Flow everywhere;
    private final BaselineTwin twin;

    private Backward(Flow everywhere, Composite composite, OperatorTable operators, BaselineTwin twin) {
        this.composite = composite;
        this.operators = operators;
        this.everywhere = everywhere;
        this.twin = twin;
    }

    /**
     * Prepares a walk.
     *
     * @param graph with all types known
     * @param composite which rule the signal follows at which node
     * @param operators what is known of each operator
     */
    public static Backward through(Graph graph, Composite composite, OperatorTable operators) {
        return new Backward(Flow.of(graph, operators), composite, operators, BaselineTwin.NONE);
    }

    /** Returns this walk with a baseline, which rules for contributions compare with. */
    public Backward against(BaselineTwin baseline) {
        return new Backward(everywhere, composite, operators, baseline);
    }

    /**
     * Emits the backward pass, only as far back as asked.
     *
     * @param builder holds the graph; receives the new nodes
     * @param seeds where the signal starts; several add up
     * @param wanted the values whose signals are asked for
     * @return the signal at each wanted value, of that value's shape; zeros where no path leads
     * @throws UnsupportedOperatorException if the signal cannot pass some node on the way; nothing was emitted then
     */
    public Map<Value, Value> emit(GraphBuilder builder, List<Seed> seeds, Collection<Value> wanted) {
        Set<Value> starts = new HashSet<>();
        seeds.forEach(seed -> starts.add(seed.tensor()));
        Flow flow = watching(wanted, starts);
        List<Node> path = flow.between(wanted, starts);
        new Passage(flow, composite, operators).require(wanted, starts);
        Emitter emit = Emitter.into(builder, composite.signal());
        Signals signals = new Signals(emit);
        seeds.forEach(seed -> signals.add(seed.tensor(), seed.signal(), false));
        for (int i = path.size() - 1; i >= 0; i--) {
            cross(flow.site(path.get(i)), signals, new Step.Scene(emit, twin));
        }
        Map<Value, Value> result = new HashMap<>();
        wanted.forEach(value -> result.put(value, signals.orZeros(value)));
        return result;
    }

    /** Returns the rule for each node on the way from the seed tensors to the wanted values, in topological order. */
    public List<Planned> plan(Collection<Value> seedTensors, Collection<Value> wanted) {
        List<Planned> plan = new ArrayList<>();
        Flow flow = watching(wanted, seedTensors);
        List<Node> path = flow.between(wanted, seedTensors);
        new Passage(flow, composite, operators).require(wanted, seedTensors);
        for (Node node : path) {
            Site site = flow.site(node);
            plan.add(new Planned(node, composite.ruleFor(site, operators.at(site))));
        }
        return plan;
    }

    /** What signals are asked for at, and where they start, no operator or rule that stands for several nodes may hide. */
    private Flow watching(Collection<Value> wanted, Collection<Value> starts) {
        return everywhere.asking(
                Stream.of(wanted, starts).flatMap(Collection::stream).toList());
    }

    /**
     * Returns the values, on the way from a seed's tensor to the wanted values, that every path from the model's input
     * passes: where all of a signal is in one place, so that its sums can be compared. The seed's tensor comes first.
     *
     * <p>Of several such values with only activations, normalizations and changes of form between them, the last before
     * the next real computation.
     */
    public List<Value> bottlenecks(Value seedTensor, Collection<Value> wanted) {
        return new Bottlenecks(everywhere, operators).between(wanted, seedTensor);
    }

    /** A node and the rule it would follow. */
    public record Planned(Node node, Rule rule) {}

    private void cross(Site site, Signals signals, Step.Scene scene) {
        Node node = site.node();
        List<Value> upstreams = node.outputs().stream().map(signals::at).toList();
        if (upstreams.stream().noneMatch(Value::isPresent)) {
            return;
        }
        Operator operator = operators.at(site);
        Rule rule = composite.ruleFor(site, operator);
        boolean quiet = node.outputs().stream().allMatch(signals::isQuiet);
        Step arriving = new Step(site, operator, upstreams, scene.scoped(node.label()));
        Step step = quiet ? arriving.onlyAtPositives() : arriving;
        List<Value> downstream = rule.propagate(step);
        List<Value> inputs = step.inputs();
        if (downstream.size() != inputs.size()) {
            throw new IllegalStateException("the rule at " + node.label() + " gave " + downstream.size()
                    + " signals for " + inputs.size() + " inputs");
        }
        Silence silence = rule.silence(operator);
        for (int i = 0; i < inputs.size(); i++) {
            signals.add(inputs.get(i), downstream.get(i), staysQuiet(silence, step, inputs.get(i)));
        }
    }

    /** Tells whether an input is certain to get no signal at elements that are 0 or less. */
    private static boolean staysQuiet(Silence silence, Step at, Value input) {
        return switch (silence) {
            case NONE -> false;
            case AT_ZERO_INPUTS -> at.isNonNegative(input);
            case AS_UPSTREAM -> at.arrivesOnlyAtPositives() && at.keepsSign();
        };
    }

    /** The signals that have arrived so far. */
    private static final class Signals {
        private final Emitter emit;
        private final Map<Value, List<Value>> arrived = new HashMap<>();
        private final Map<Value, Value> summed = new HashMap<>();
        private final Set<Value> loud = new HashSet<>();

        Signals(Emitter emit) {
            this.emit = emit;
        }

        /** Adds a signal; a quiet one has nothing at elements of the value that are 0 or less. */
        void add(Value value, Value signal, boolean quiet) {
            if (signal.isPresent()) {
                arrived.computeIfAbsent(value, v -> new ArrayList<>()).add(signal);
                if (!quiet) {
                    loud.add(value);
                }
            }
        }

        boolean isQuiet(Value value) {
            return !loud.contains(value);
        }

        Value at(Value value) {
            return summed.computeIfAbsent(value, v -> emit.scoped(v.name()).sum(arrived.getOrDefault(v, List.of())));
        }

        Value orZeros(Value value) {
            Value signal = at(value);
            return signal.isPresent() ? signal : emit.zerosLike(value);
        }
    }
}
