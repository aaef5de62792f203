package io.limpid.cli.request;

import io.limpid.GraphMethod;
import io.limpid.Method;
import io.limpid.UnrollableMethod;
import io.limpid.cli.console.UsageException;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodEntry;
import io.limpid.program.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Methods that one run of a graph computes. */
public final class Exportable {
    private Exportable() {}

    /**
     * Returns methods as graphs.
     *
     * @throws UsageException if one needs several runs; names those that do not
     */
    public static List<GraphMethod> of(List<Request> requests) {
        return requests.stream()
                .map(request -> asGraph(request.method()).orElseThrow(() -> refusal(request)))
                .toList();
    }

    /**
     * Returns methods as graphs that suit a model.
     *
     * @throws UsageException if one needs several runs, or does not suit; says which would
     */
    public static List<GraphMethod> fitting(List<Request> requests, Network network) {
        List<GraphMethod> graphs = of(requests);
        for (int i = 0; i < graphs.size(); i++) {
            String label = requests.get(i).label();
            new Fitting(label, graphs.get(i)).requireWholly(network);
            new Fitting(label, graphs.get(i).exact()).requireWholly(network);
        }
        return graphs;
    }

    private static Optional<GraphMethod> asGraph(Method method) {
        if (method instanceof GraphMethod graph) {
            return Optional.of(graph);
        }
        return method instanceof UnrollableMethod unrollable ? Optional.of(unrollable.unrolled()) : Optional.empty();
    }

    private static UsageException refusal(Request request) {
        String fitting = Methods.all().stream()
                .filter(entry -> asGraph(entry.create()).isPresent())
                .map(MethodEntry::name)
                .collect(Collectors.joining(", "));
        return new UsageException("method " + request.text()
                + " runs the model several times, so it cannot be part of it; compile one of " + fitting);
    }
}
