package io.limpid.method.propagation;

import io.limpid.backward.Composite;
import io.limpid.backward.rule.Composites;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A composite that may still depend on the network: on what black and white are in its input, where a box is asked for
 * without bounds.
 *
 * @param text as people write it
 * @param maker makes it for a network
 */
record CompositeChoice(String text, Function<Network, Composite> maker) {
    private static final Pattern OPEN_BOX = Pattern.compile("(z-box|epsilon-gamma-box)(?!\\s*+[(\\w-])");
    private static final InputRange ANY = new InputRange(List.of(-1f), List.of(1f));

    /** Returns a choice that is the same for every network. */
    static CompositeChoice of(Composite composite) {
        return new CompositeChoice(composite.toString(), network -> composite);
    }

    /**
     * Reads a composite; {@code z-box} and {@code epsilon-gamma-box} without bounds take those of the preprocessing.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static CompositeChoice parse(String text) {
        Composite whatever = Composites.parse(bounded(text, ANY));
        return OPEN_BOX.matcher(text).find()
                ? new CompositeChoice(text, network -> Composites.parse(bounded(text, range(network))))
                : new CompositeChoice(text, network -> whatever);
    }

    /**
     * Returns the composite for a network.
     *
     * @throws IllegalArgumentException if it names a node that the network lacks, or needs bounds that are not known
     */
    Composite on(Network network) {
        return maker.apply(network).namedIn(network.graph());
    }

    private static InputRange range(Network network) {
        return network.inputRange()
                .orElseThrow(() -> new IllegalArgumentException("what black and white are in the model's input is not"
                        + " known, but the box needs it; give the model's preprocessing, or write bounds such as"
                        + " z-box(low=-2.1,high=2.6), or z-box(range=image)"));
    }

    private static String bounded(String text, InputRange range) {
        String bounds = "(low=" + written(range.black()) + ",high=" + written(range.white()) + ")";
        return OPEN_BOX.matcher(text).replaceAll("$1" + bounds);
    }

    private static String written(List<Float> bounds) {
        return bounds.stream().map(Object::toString).collect(Collectors.joining("/"));
    }
}
