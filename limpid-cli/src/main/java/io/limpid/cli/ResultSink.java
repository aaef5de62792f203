package io.limpid.cli;

import io.limpid.Attribution;

/** Makes something of a result: files, a place on a sheet. */
@FunctionalInterface
interface ResultSink {
    /**
     * Takes a result.
     *
     * @throws IllegalArgumentException if nothing can be made of it, because it is not finite
     */
    void accept(Task task, Attribution attribution);

    /** Returns a sink that gives each result to this one first, then to the other. */
    default ResultSink andThen(ResultSink other) {
        return (task, attribution) -> {
            accept(task, attribution);
            other.accept(task, attribution);
        };
    }
}
