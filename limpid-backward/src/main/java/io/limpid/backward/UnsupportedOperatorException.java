package io.limpid.backward;

import io.limpid.graph.Node;
import java.util.List;
import java.util.stream.Collectors;

/** A signal cannot pass some nodes of a model. Names all of them at once, and a way out. */
public final class UnsupportedOperatorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 12;

    /** A node in the way, and why. */
    public record Obstacle(Node node, String reason) {
        @Override
        public String toString() {
            return node.label() + " (" + node.opType() + ": " + reason + ")";
        }
    }

    /**
     * Creates the exception for all nodes that a signal cannot pass.
     *
     * @param signal gradient, relevance or contribution
     * @param wayOut what to do instead, as a sentence
     */
    public UnsupportedOperatorException(List<Obstacle> obstacles, String signal, String wayOut) {
        super("the " + signal + " cannot pass " + obstacles.size() + " node(s): "
                + obstacles.stream().limit(SHOWN).map(Obstacle::toString).collect(Collectors.joining(", "))
                + (obstacles.size() > SHOWN ? ", and " + (obstacles.size() - SHOWN) + " more" : "")
                + ". " + wayOut);
    }
}
