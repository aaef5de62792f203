package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.graph.Value;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Normalization;

/**
 * A method that is one pass of relevance under a composite of its own: {@code [N,C,H,W]}, of the layer's shape.
 *
 * @param canonical the spec with every parameter
 * @param layer where the relevance is read
 * @param composite which rule it follows at which node
 * @param seed how much there is at the start
 * @param normalization what is done with batch normalization before
 */
record RelevancePass(
        MethodSpec canonical, TargetLayer layer, Composite composite, RelevanceSeed seed, Normalization normalization)
        implements GraphMethod, Specified {
    RelevancePass(Parameters p, Composite composite, RelevanceSeed seed) {
        this(p.spec(), p.layer(), composite, seed, Normalization.FOLDED);
    }

    /** Returns this pass on networks whose batch normalization is not folded, by another composite. */
    RelevancePass unfolded(Composite other) {
        return new RelevancePass(canonical, layer, other, seed, Normalization.KEPT);
    }

    @Override
    public GraphProgram program(Network network) {
        return normalization.write(network, this::emit);
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Value emit(Frame frame) {
        return frame.relevance(
                composite, frame.atLogits(seed.of(frame)), frame.layer(layer).value());
    }
}
