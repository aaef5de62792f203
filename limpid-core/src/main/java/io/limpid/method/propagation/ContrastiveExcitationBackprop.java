package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;

/**
 * Winning probabilities of the target less those of its negation, contrasted below the last layer. {@code [N,C,H,W]}, of
 * the layer's shape, signed, sums to 0; what is positive, summed over channels, speaks for the target alone.
 *
 * <p>Zhang et al., "Top-down Neural Attention by Excitation Backprop", ECCV 2016, section 3.3. Where two classes are
 * compared, the contrast is the other class.
 *
 * @param canonical the spec with every parameter
 * @param layer where the probabilities are read
 */
record ContrastiveExcitationBackprop(MethodSpec canonical, TargetLayer layer) implements GraphMethod, Specified {
    ContrastiveExcitationBackprop(Parameters p) {
        this(p.spec(), p.layer());
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Value emit(Frame frame) {
        Emitter emit = frame.emit().scoped(canonical.name());
        Composite rules = Composites.excitationBackprop();
        Layer at = frame.layer(layer);
        TwoClasses classes = TwoClasses.of(frame);
        NegatedClass negated = NegatedClass.of(frame, at);
        Value target = negated.below(rules, classes.target());
        Seed dual = negated.seed(rules, classes, emit.constant(1f));
        return frame.relevance(rules, new Seed(negated.input(), emit.sub(target, dual.signal())), at.value());
    }
}
