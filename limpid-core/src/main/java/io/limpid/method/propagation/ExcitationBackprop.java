package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.graph.Value;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.program.Frame;
import io.limpid.program.Layer;
import io.limpid.program.TargetLayer;

/**
 * Marginal winning probabilities: how probably a top-down walk from the target, which at every node takes the excitatory
 * inputs in proportion, passes each unit of a layer. {@code [N,C,H,W]}, of the layer's shape, 0 or more, sums to 1.
 *
 * <p>Zhang et al., "Top-down Neural Attention by Excitation Backprop", ECCV 2016, equations 4 and 5.
 *
 * @param canonical the spec with every parameter
 * @param layer where the probabilities are read
 * @param composite which rule they follow at which node
 */
record ExcitationBackprop(MethodSpec canonical, TargetLayer layer, CompositeChoice composite) implements GraphMethod {
    ExcitationBackprop(Parameters p) {
        this(p.spec(), p.layer(), CompositeChoice.parse("excitation-backprop", Canonization.STANDARD));
    }

    @Override
    public String spec() {
        return canonical.toString();
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Value emit(Frame frame) {
        Composite rules = composite.on(frame.network());
        Layer at = frame.layer(layer);
        return frame.relevance(rules, frame.atLogits(frame.oneHot()), at.value());
    }
}
