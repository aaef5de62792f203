package io.limpid.cli.inspect;

import io.limpid.GraphMethod;
import io.limpid.backward.Backward.Planned;
import io.limpid.cli.inspect.Inspection.Finding;
import io.limpid.cli.request.Request;
import io.limpid.layer.Layer;
import io.limpid.program.Network;
import java.util.List;

/**
 * What a method would do on a model.
 *
 * @param layer where it looks
 * @param rules which rule falls on which node, in the model's order; empty for methods that run the model many times
 */
public record MethodPlan(Request request, Finding<Layer> layer, Finding<List<Planned>> rules) {
    /** Asks a method what it would do; nothing runs. */
    public static MethodPlan of(Request request, Network network) {
        return new MethodPlan(
                request,
                Finding.of(() -> network.layer(request.method().layer())),
                Finding.of(() -> rules(request, network)));
    }

    private static List<Planned> rules(Request request, Network network) {
        if (request.method() instanceof GraphMethod method) {
            return method.program(network).plan();
        }
        request.method().on(network).close();
        return List.of();
    }
}
