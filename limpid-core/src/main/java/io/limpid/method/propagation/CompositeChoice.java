package io.limpid.method.propagation;

import io.limpid.backward.Composite;
import io.limpid.backward.rule.Composites;
import io.limpid.program.Network;

/** A composite that may still depend on the network, such as on what black and white are in its input. */
interface CompositeChoice {
    /** Returns the composite for a network. */
    Composite on(Network network);

    /** Returns the text that {@link #parse} reads. */
    String text();

    /** Returns a choice that is the same for every network. */
    static CompositeChoice of(Composite composite) {
        return new Made(composite.toString(), composite);
    }

    static CompositeChoice parse(String text, Canonization canonization) {
        return new Made(text, Composites.epsilonPlus());
    }

    /** A composite that is the same for every network. */
    record Made(String text, Composite composite) implements CompositeChoice {
        @Override
        public Composite on(Network network) {
            return composite;
        }
    }
}
