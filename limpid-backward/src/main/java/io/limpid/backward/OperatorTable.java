package io.limpid.backward;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operators that a signal can cross, by type. Immutable. */
public final class OperatorTable {
    private final Map<String, Operator> byType;

    private OperatorTable(Map<String, Operator> byType) {
        this.byType = Collections.unmodifiableMap(byType);
    }

    /** Returns the table of these operators; of two with one type the later counts. */
    public static OperatorTable of(Collection<? extends Operator> operators) {
        Map<String, Operator> table = new TreeMap<>();
        operators.forEach(operator -> table.put(operator.opType(), operator));
        return new OperatorTable(table);
    }

    /** Returns this table with one more operator, or with another one for the same type. */
    public OperatorTable with(Operator operator) {
        Map<String, Operator> table = new TreeMap<>(byType);
        table.put(operator.opType(), operator);
        return new OperatorTable(table);
    }

    /** Returns every operator, by type. */
    public Map<String, Operator> all() {
        return byType;
    }

    /**
     * Returns the operator as it acts at a site.
     *
     * @throws IllegalArgumentException if it is not in the table; ask {@link #obstacle} first
     */
    public Operator at(Site site) {
        return find(site)
                .orElseThrow(() -> new IllegalArgumentException(
                        site.node().opType() + " is not in the operator table; ask for the obstacle first"));
    }

    /** Tells why no signal can cross the node at a site; empty if it can. */
    public Optional<String> obstacle(Site site) {
        return find(site)
                .map(operator -> operator.obstacle(site))
                .orElse(Optional.of("this operator has no backward pass in Limpid"));
    }

    /**
     * Returns the inputs through which a signal may pass. Of a node that none can cross they are all that it reads: what depends
     * on the image through its weights would otherwise be lost without a word.
     */
    public List<Value> dataInputs(Site site) {
        return find(site)
                .filter(operator -> operator.obstacle(site).isEmpty())
                .map(operator ->
                        operator.dataInputs(site).stream().map(site::input).toList())
                .orElse(List.copyOf(site.node().reads()));
    }

    /**
     * Returns where data flows from one value of a typed graph to another, in topological order: along the inputs through which
     * a signal may pass, not along shapes, indices and weights, and also through operators that no signal can cross.
     */
    public List<Site> path(Graph graph, Value from, Value to) {
        Flow flow = Flow.of(graph, this).asking(List.of(from));
        return flow.between(List.of(from), List.of(to)).stream().map(flow::site).toList();
    }

    /** Returns the values that every path of data from one value to another passes, these two as well, in topological order. */
    public List<Value> bottlenecks(Graph graph, Value from, Value to) {
        Flow flow = Flow.of(graph, this).asking(List.of(from));
        return new Bottlenecks(flow, this).cuts(flow.between(List.of(from), List.of(to)));
    }

    /** Returns the operator as it acts at a site; empty if it is not in the table. */
    public Optional<Operator> find(Site site) {
        Node node = site.node();
        return node.domain().isEmpty()
                ? Optional.ofNullable(byType.get(node.opType())).map(operator -> operator.at(site))
                : Optional.empty();
    }
}
