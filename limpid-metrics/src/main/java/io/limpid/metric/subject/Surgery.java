package io.limpid.metric.subject;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes to the model under test that need no new model. */
public interface Surgery {
    /** Returns the names of the layers with weights, from input to output. */
    List<String> layers();

    /**
     * Returns the method on the model with random weights in some layers, drawn as they are before training. Equal
     * arguments give equal weights. The model is loaded for the first of these only. Must be closed.
     */
    Variant randomised(Collection<String> layers, long seed);

    /**
     * Returns the method on a model that computes for {@code x + by} what this one computes for {@code x}: the first layer's bias
     * makes up for it. Empty if the model has no such layer. Must be closed.
     */
    Optional<Variant> shifted(float by);
}
