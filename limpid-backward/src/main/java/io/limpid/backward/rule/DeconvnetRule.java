package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/**
 * The deconvolutional network at an activation: {@code g_in = max(g_out, 0)}, whatever the forward pass did.
 *
 * <p>Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014, section 2.1.
 */
record DeconvnetRule() implements Rule {
    @Override
    public List<Value> propagate(Step at) {
        return List.of(at.emit().relu(at.upstream()));
    }

    @Override
    public String toString() {
        return "deconvnet";
    }
}
