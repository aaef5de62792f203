package io.limpid.backward.operator;

import io.limpid.backward.Site;
import java.util.Arrays;
import java.util.Optional;

/** The reasons why an operator cannot be crossed that several of them share. */
final class Obstacles {
    private Obstacles() {}

    /** Gives the reason if one of these inputs depends on the image. */
    static Optional<String> varying(Site site, String reason, int... inputs) {
        return Arrays.stream(inputs).anyMatch(site::varies) ? Optional.of(reason) : Optional.empty();
    }

    /** Gives the reason if one of these inputs is there, but its content is not known. */
    static Optional<String> unknown(Site site, String reason, int... inputs) {
        boolean known = Arrays.stream(inputs)
                .allMatch(index ->
                        !site.input(index).isPresent() || site.constant(index).isPresent());
        return known ? Optional.empty() : Optional.of(reason);
    }

    /** Gives the reason if the condition holds. */
    static Optional<String> when(boolean condition, String reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }
}
