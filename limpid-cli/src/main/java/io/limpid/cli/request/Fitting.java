package io.limpid.cli.request;

import io.limpid.Method;
import io.limpid.backward.UnsupportedOperatorException;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.UsageException;
import io.limpid.program.Network;
import java.util.List;
import java.util.Optional;

/**
 * Whether a method that somebody asked for suits the model at all, known before any image is worked on.
 *
 * @param text as given
 * @param method what it means
 */
public record Fitting(String text, Method method) {
    /**
     * Refuses methods that do not suit a model. One of several layers of a method may be left out, and so may all that an
     * operator is in the way of which Limpid does not know: these are told when it is their turn.
     *
     * @throws UsageException if a method does not suit; the message says what would
     */
    public static void require(List<Fitting> asked, Network network) {
        asked.stream().filter(each -> each.isAlone(asked)).forEach(each -> each.require(network));
    }

    private boolean isAlone(List<Fitting> asked) {
        return asked.stream().filter(each -> each.text.equals(text)).count() == 1;
    }

    /**
     * Refuses a model that the method does not suit.
     *
     * @throws UsageException if it does not; the message says what would
     */
    public void require(Network network) {
        obstacle(network);
    }

    /**
     * Refuses a model that the method does not suit, or in which an operator is in its way.
     *
     * @throws UsageException if it does not suit; the message says what would
     * @throws IllegalArgumentException if an operator is in its way; the message names method and operator
     */
    void requireWholly(Network network) {
        obstacle(network).ifPresent(e -> {
            throw new IllegalArgumentException(text + ": " + Failure.message(e), e);
        });
    }

    private Optional<UnsupportedOperatorException> obstacle(Network network) {
        try {
            method.check(network);
            return Optional.empty();
        } catch (UnsupportedOperatorException e) {
            return Optional.of(e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(text + ": " + Failure.message(e), e);
        }
    }
}
