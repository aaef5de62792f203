package io.limpid.backward.rule;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.Nodes;
import io.limpid.backward.Rule;
import io.limpid.backward.Seed;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.List;
import java.util.Map;

/** A relevance sweep from the output of a small graph to one of its values, ready to run in two precisions. */
final class Sweep {
    private static final Value RELEVANCE = Value.of("relevance_in");

    private final Graph grown;
    private final Value input;
    private final Value arrived;

    private Sweep(Graph graph, Composite composite, String to) {
        input = graph.inputs().get(0);
        Value output = graph.outputs().get(0);
        GraphBuilder builder = graph.toBuilder().input(RELEVANCE, graph.type(output));
        Value wanted = Value.of(to);
        arrived = Backward.through(graph, composite, Operators.standard())
                .emit(builder, List.of(new Seed(output, RELEVANCE)), List.of(wanted))
                .getOrDefault(wanted, Value.ABSENT);
        grown = builder.output(arrived).build();
    }

    /** Sweeps to the input. */
    static Sweep of(Graph graph, Composite composite) {
        return to(graph.inputs().get(0).name(), graph, composite);
    }

    /** Sweeps to any value. */
    static Sweep to(String value, Graph graph, Composite composite) {
        return new Sweep(graph, composite, value);
    }

    /** Sweeps with one rule at all convolutions and dense layers. */
    static Sweep of(Graph graph, Rule rule) {
        return of(graph, atWeights(rule));
    }

    /** Returns the composite with one rule at all convolutions and dense layers. */
    static Composite atWeights(Rule rule) {
        return Composite.of("relevance")
                .on(Nodes.convolutions(), rule)
                .on(Nodes.dense(), rule)
                .otherwise(Composites.lrpDefaults());
    }

    /** Sweeps with one rule at every node. */
    static Sweep everywhere(Graph graph, Rule rule) {
        return of(graph, Composite.of("relevance").otherwise(rule));
    }

    /** Returns the graph with the sweep in it. */
    Graph graph() {
        return grown;
    }

    /** Returns the relevance that arrives, computed by the reference interpreter. */
    DoubleTensor inDouble(Tensor x, Tensor relevance) {
        Map<Value, DoubleTensor> values =
                ReferenceInterpreter.runTensors(grown, Map.of(input, x, RELEVANCE, relevance));
        return values.getOrDefault(arrived, DoubleTensor.of(new double[0], 0));
    }

    /** Returns the relevance that arrives, computed by ONNX Runtime. */
    Tensor inFloat(Tensor x, Tensor relevance) {
        try (Session session = Session.open(OnnxModel.of(grown))) {
            return session.run(Map.of(input.name(), x, RELEVANCE.name(), relevance))
                    .get(arrived.name());
        }
    }
}
