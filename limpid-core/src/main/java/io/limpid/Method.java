package io.limpid;

import io.limpid.layer.TargetLayer;
import io.limpid.program.Network;
import io.limpid.run.Runner;

/** A named way to explain. Immutable; prints as its spec. */
public interface Method {
    /** Returns the canonical spec string: the name with every parameter, e.g. {@code grad-cam(layer=auto,score=logit)}. */
    String spec();

    /** Returns how its attributions are shown. */
    Display display();

    /** Returns where it looks; {@link TargetLayer#input()} for attributions of pixels. */
    TargetLayer layer();

    /**
     * Compiles the method for a network.
     *
     * @throws io.limpid.backward.UnsupportedOperatorException if the network holds a node that the method cannot cross
     * @throws IllegalArgumentException if the method does not suit the network; says what would
     */
    Runner on(Network network);

    /**
     * Makes sure that the method suits a network, as compiling it does, and loads nothing.
     *
     * @throws io.limpid.backward.UnsupportedOperatorException if the network holds a node that the method cannot cross
     * @throws IllegalArgumentException if the method does not suit the network; says what would
     */
    default void check(Network network) {
        on(network.unloaded()).close();
    }

    /**
     * Returns the method ready to explain a classifier's decisions on images of the size that the model's file states, or that the
     * preprocessing makes where it is left open. Images of other sizes may come too.
     *
     * @throws io.limpid.backward.UnsupportedOperatorException if the model holds a node that the method cannot cross
     * @throws IllegalArgumentException if the method does not suit the model; says what would
     */
    default Explainer on(Classifier classifier) {
        return Explainer.of(classifier, this);
    }

    /**
     * Returns the method ready to explain a classifier's decisions on images of a size. Images of other sizes may come too.
     *
     * @param shape {@code [N,C,H,W]}, as the model takes it; the batch size does not matter
     * @throws io.limpid.backward.UnsupportedOperatorException if the model holds a node that the method cannot cross
     * @throws IllegalArgumentException if the method does not suit the model, or the model takes another size; says what would
     */
    default Explainer on(Classifier classifier, long[] shape) {
        return Explainer.of(classifier, this, classifier.network(shape));
    }
}
