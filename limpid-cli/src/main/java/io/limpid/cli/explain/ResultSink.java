package io.limpid.cli.explain;

/** Makes something of a result: files, a place on a sheet. Several threads may give results to it at once. */
@FunctionalInterface
interface ResultSink {
    /**
     * Takes a result.
     *
     * @throws IllegalArgumentException if nothing can be made of it, because it is not finite
     */
    void accept(Explained result);

    /** Returns a sink that gives each result to this one first, then to the other. */
    default ResultSink andThen(ResultSink other) {
        return result -> {
            accept(result);
            other.accept(result);
        };
    }
}
