package io.limpid.cli.explain;

import io.limpid.GraphMethod;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.inspect.MethodPlan;
import io.limpid.cli.request.Request;
import io.limpid.program.BatchMemory;
import io.limpid.program.Network;
import java.util.List;

/**
 * Whether as many images as asked for fit into memory at once, known before anything runs.
 *
 * @param memory what a batch may take
 * @param network the model
 */
record BatchRoom(BatchMemory memory, Network network) {
    /**
     * Refuses a batch that does not fit. Methods that run the model many times have a batch of their own, and look for
     * themselves.
     *
     * @param batch as asked
     * @param images how many there are
     * @throws UsageException if it takes too much; the message says what fits
     */
    void require(List<Request> requests, int batch, int images) {
        List<Request> together = requests.stream()
                .filter(request -> request.method() instanceof GraphMethod)
                .toList();
        if (together.isEmpty() || Math.min(batch, images) == 1) {
            return;
        }
        boolean goesFarBack = together.stream().anyMatch(this::goesFarBack);
        try {
            memory.batch(network, goesFarBack ? BatchMemory.Pass.BACKWARD : BatchMemory.Pass.FORWARD, batch, images);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + Failure.message(e));
        }
    }

    /** Tells whether a signal crosses most of the model, so that what it computes must wait for the way back. */
    private boolean goesFarBack(Request request) {
        return MethodPlan.of(request, network)
                .rules()
                .found()
                .filter(plan -> 2 * plan.size() > network.graph().nodes().size())
                .isPresent();
    }
}
