package io.limpid.metric.subject;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes to the model under test that need no new model. */
public interface Surgery {
    /** How often a variant will be asked. */
    enum Use {
        /** Once or twice: it is quickly there, and slower when it runs. */
        SELDOM,
        /** Often: it takes its time, and then runs as quickly as the model. */
        OFTEN
    }

    /** Returns the names of the layers with weights, from input to output. */
    List<String> layers();

    /**
     * Returns the method on the model with random weights in some layers, drawn as they are before training. Equal
     * arguments give equal weights. Must be closed.
     *
     * @param use changes results by rounding only
     */
    Variant randomised(Collection<String> layers, long seed, Use use);

    /**
     * Returns the method on a model that computes for {@code x + by} what this one computes for {@code x}: the first layer's bias
     * makes up for it. Empty if the model has no such layer. Must be closed.
     */
    Optional<Variant> shifted(float by);
}
