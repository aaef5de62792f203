package io.limpid;

import java.util.List;

/**
 * What several methods found for one input.
 *
 * @param byMethod a list for each method, with an attribution for each class that the target asks for
 */
public record Attributions(List<List<Attribution>> byMethod) {
    public Attributions {
        byMethod = byMethod.stream().map(List::copyOf).toList();
    }

    /** Returns what a method found, one attribution for each class. */
    public List<Attribution> of(int method) {
        return byMethod.get(method);
    }

    /** Returns all of them, method by method. */
    public List<Attribution> all() {
        return byMethod.stream().flatMap(List::stream).toList();
    }
}
