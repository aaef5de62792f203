package io.limpid.backward;

import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A typed graph with multipliers crossing it from outputs to inputs, against baselines; runs in double precision. */
public final class Contributions {
    private final Graph graph;
    private final GraphBuilder grown;
    private final Map<Value, Value> baselines = new LinkedHashMap<>();
    private final Map<Value, Value> signals = new LinkedHashMap<>();
    private final Map<Value, Value> multipliers;
    private final BaselineTwin twin;

    private Contributions(Graph graph, Composite composite, List<Value> outputs) {
        this.graph = graph;
        grown = graph.toBuilder();
        graph.inputs().forEach(input -> baselines.put(input, input("baseline-of/", input)));
        outputs.forEach(output -> signals.put(output, input("signal/", output)));
        twin = BaselineTwin.emit(grown, graph, baselines);
        List<Seed> seeds = signals.entrySet().stream()
                .map(entry -> new Seed(entry.getKey(), entry.getValue()))
                .toList();
        multipliers = Backward.through(graph, composite, Operators.standard())
                .against(twin)
                .emit(grown, seeds, graph.inputs());
    }

    private Value input(String prefix, Value like) {
        Value value = grown.fresh(prefix + like.name());
        grown.input(value, graph.type(like));
        return value;
    }

    /** Emits the multipliers of all inputs of a graph for signals at these outputs. */
    public static Contributions through(Graph graph, Composite composite, List<Value> outputs) {
        return new Contributions(graph, composite, outputs);
    }

    /**
     * Runs the graph on data and on baselines.
     *
     * @param data one for each input
     * @param references one for each input: of its shape, or of one image
     * @param sent one for each output that hears a signal
     */
    public Result run(Map<Value, Tensor> data, Map<Value, Tensor> references, Map<Value, Tensor> sent) {
        Map<Value, Tensor> fed = new LinkedHashMap<>(data);
        references.forEach((input, tensor) -> fed.put(Objects.requireNonNull(baselines.get(input)), tensor));
        sent.forEach((output, tensor) -> fed.put(Objects.requireNonNull(signals.get(output)), tensor));
        return new Result(ReferenceInterpreter.runTensors(grown.build(), fed));
    }

    /** Returns the grown graph. */
    public Graph grown() {
        return grown.build();
    }

    /** What a run gave. */
    public final class Result {
        private final Map<Value, DoubleTensor> values;

        private Result(Map<Value, DoubleTensor> values) {
            this.values = values;
        }

        /** Returns a value of the graph. */
        public DoubleTensor at(Value value) {
            return Objects.requireNonNull(values.get(value), value.toString());
        }

        /** Returns the same value on the baseline. */
        public DoubleTensor baseline(Value value) {
            return at(twin.of(value));
        }

        /** Returns the multiplier of an input. */
        public DoubleTensor multiplier(Value input) {
            return at(Objects.requireNonNull(multipliers.get(input)));
        }

        /** Returns what each element of an input contributes. */
        public double[] contributions(Value input) {
            double[] multiplier = multiplier(input).toDoubles();
            double[] difference = difference(input);
            for (int i = 0; i < multiplier.length; i++) {
                multiplier[i] *= difference[i];
            }
            return multiplier;
        }

        /** Returns {@code v - v0}; a baseline of one image serves all. */
        public double[] difference(Value value) {
            double[] difference = at(value).toDoubles();
            double[] reference = baseline(value).toDoubles();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= reference[i % reference.length];
            }
            return difference;
        }

        /** Returns the sum of all inputs' contributions. */
        public double sum() {
            return graph.inputs().stream()
                    .mapToDouble(input -> sum(contributions(input)))
                    .sum();
        }

        /** Returns what they should sum to: the differences of the outputs times the signals there. */
        public double expected() {
            return signals.entrySet().stream()
                    .mapToDouble(entry ->
                            dot(difference(entry.getKey()), at(entry.getValue()).toDoubles()))
                    .sum();
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }
    }
}
