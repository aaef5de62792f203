package io.limpid.cli.inspect;

import io.limpid.backward.Backward;
import io.limpid.backward.Backward.Planned;
import io.limpid.backward.operator.Operators;
import io.limpid.backward.rule.Composites;
import io.limpid.cli.console.Failure;
import io.limpid.cli.input.LoadedModel;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What can be said of a model before any image is seen. */
record Inspection(LoadedModel model) {
    /** Something that may turn out not to be: the thing, or why it is not. */
    public record Finding<T>(Optional<T> found, String problem) {
        static <T> Finding<T> of(Supplier<T> search) {
            try {
                return new Finding<>(Optional.of(search.get()), "");
            } catch (IllegalArgumentException e) {
                return new Finding<>(Optional.empty(), Failure.message(e));
            }
        }
    }

    Graph file() {
        return model.classifier().model().graph();
    }

    Network network() {
        return model.network();
    }

    /** Returns how often the file uses each operator, most used first. */
    Map<String, Long> operators() {
        Map<String, Long> counts = file().nodes().stream()
                .collect(Collectors.groupingBy(Inspection::operator, LinkedHashMap::new, Collectors.counting()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    static String operator(Node node) {
        return node.domain().isEmpty() ? node.opType() : node.domain() + "." + node.opType();
    }

    /** Returns the operator that computes a layer. */
    String operator(Layer layer) {
        return network()
                .graph()
                .producer(Value.of(layer.name()))
                .map(Inspection::operator)
                .orElse("input");
    }

    /** Returns the number of weights. */
    long weights() {
        return file().initializers().values().stream().mapToLong(Tensor::size).sum();
    }

    /** Returns the type of an input or output as the file declares it. */
    String type(Value value) {
        return file().findType(value).map(Object::toString).orElse("type not declared");
    }

    /** Returns what follows the logits, for people. */
    String head() {
        String logits = network().logits().name();
        return switch (network().head().kind()) {
            case NONE -> logits + ", nothing behind it";
            case SOFTMAX -> logits + ", a softmax behind it; the scores before it are explained";
            case LOG_SOFTMAX -> logits + ", a log-softmax behind it; the scores before it are explained";
            case SIGMOID -> logits + ", a sigmoid behind it; the scores before it are explained";
        };
    }

    /** Returns the layer that {@code auto} takes. */
    Finding<Layer> auto() {
        return Finding.of(() -> network().layer(TargetLayer.lastSpatial()));
    }

    /** Returns the nodes that a gradient crosses from the scores to the input. */
    Finding<List<Planned>> toInput() {
        return Finding.of(() -> Backward.through(network().graph(), Composites.gradient(), Operators.standard())
                .plan(List.of(network().logits()), List.of(network().input())));
    }
}
