package io.limpid.program;

import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program in memory, or the place of one behind a network that loads none, see {@link Network#unloaded}.
 *
 * @param session runs it
 */
record Loaded(Optional<Session> session) implements AutoCloseable {
    static Loaded of(Session session) {
        return new Loaded(Optional.of(session));
    }

    static Loaded nothing() {
        return new Loaded(Optional.empty());
    }

    /** Runs the program and returns the outputs asked for by name. */
    Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs) {
        return session.orElseThrow(
                        () -> new IllegalStateException(
                                "the method was compiled for an unloaded network, which runs nothing; compile it for the network"))
                .run(inputs, outputs);
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }
}
