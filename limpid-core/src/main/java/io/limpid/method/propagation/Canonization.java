package io.limpid.method.propagation;

import io.limpid.backward.Composite;
import io.limpid.backward.rule.Composites;
import io.limpid.program.Network;

/** In which form a model is explained. */
public enum Canonization {
    /**
     * Batch normalization folded into the layers before it, convolutions of one input that are summed joined into one, and
     * relevance divided where other branches are summed.
     */
    STANDARD {
        @Override
        Network prepare(Network network) {
            return network;
        }
    },
    /** The same folded and joined, but all relevance given to every branch of a sum, which multiplies it. */
    MERGE_BATCH_NORM {
        @Override
        Network prepare(Network network) {
            return network;
        }
    },
    /** The model as it is: relevance passes batch normalization unchanged, and goes in full to every branch of a sum. */
    NONE {
        @Override
        Network prepare(Network network) {
            return network.unfolded();
        }
    };

    /** Returns the network in the form that the rules are applied to. */
    abstract Network prepare(Network network);

    /** Returns a composite as it is applied to that form. */
    Composite adapt(Composite composite) {
        return this == STANDARD ? composite : Composites.withoutCanonizers(composite);
    }
}
