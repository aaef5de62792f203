package io.limpid.backward;

import io.limpid.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which rule a signal follows at which node: an ordered table, first match wins. Immutable. */
public final class Composite {
    private final String signal;
    private final List<Row> rows;
    private final Rule otherwise;

    private record Row(NodeSelector selector, Rule rule) {
        boolean takes(Site site, Operator operator) {
            return selector.matches(site, operator)
                    && (!selector.isByPlace() || rule.obstacle(site, operator).isEmpty());
        }
    }

    private Composite(String signal, List<Row> rows, Rule otherwise) {
        this.signal = signal;
        this.rows = List.copyOf(rows);
        this.otherwise = otherwise;
    }

    /**
     * Starts a composite.
     *
     * @param signal what it propagates: {@code gradient}, {@code relevance} or {@code contribution}; names what is emitted
     */
    public static Builder of(String signal) {
        return new Builder(signal);
    }

    /** Returns the sort of signal that it propagates. */
    public String signal() {
        return signal;
    }

    /** Returns the rule for a node. */
    public Rule ruleFor(Site site, Operator operator) {
        return rows.stream()
                .filter(row -> row.takes(site, operator))
                .findFirst()
                .map(Row::rule)
                .orElse(otherwise);
    }

    /**
     * Returns this composite, if a graph has all nodes that it asks for by name: a misspelt name would do nothing, and nobody
     * would know.
     *
     * @throws IllegalArgumentException if it lacks one
     */
    public Composite namedIn(Graph graph) {
        rows.stream()
                .filter(row -> !row.selector().isKnownIn(graph))
                .findFirst()
                .ifPresent(row -> {
                    throw new IllegalArgumentException("composite: " + row.selector()
                            + " matches no node of the model; `limpid inspect MODEL -m lrp` lists their names");
                });
        return this;
    }

    /** Returns this composite with a row before all others. */
    public Composite first(NodeSelector selector, Rule rule) {
        return new Builder(signal).on(selector, rule).otherwise(this);
    }

    /** Returns the rows as composites are written: {@code convolution:z-plus; dense:epsilon(1e-6); otherwise:gradient}. */
    @Override
    public String toString() {
        return rows.stream()
                        .map(row -> row.selector() + ":" + row.rule() + "; ")
                        .collect(Collectors.joining())
                + "otherwise:" + otherwise;
    }

    /** Collects the rows of a composite. */
    public static final class Builder {
        private final String signal;
        private final List<Row> rows = new ArrayList<>();

        private Builder(String signal) {
            this.signal = signal;
        }

        /**
         * Adds a row: the nodes that the selector matches, unless an earlier row does, follow the rule. Where nodes are
         * chosen by name or place alone, those that the rule cannot cross are left to the rows behind.
         */
        public Builder on(NodeSelector selector, Rule rule) {
            rows.add(new Row(selector, rule));
            return this;
        }

        /** Returns the composite; nodes that no row matches follow this rule. */
        public Composite otherwise(Rule rule) {
            return new Composite(signal, rows, rule);
        }

        /** Returns the composite; nodes that no row matches follow another one. */
        public Composite otherwise(Composite rest) {
            rows.addAll(rest.rows);
            return new Composite(signal, rows, rest.otherwise);
        }
    }
}
