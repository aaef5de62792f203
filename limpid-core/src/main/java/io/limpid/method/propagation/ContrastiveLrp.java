package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;

/**
 * Contrastive relevance: that of the target, less that of everything else. {@code [N,C,H,W]}, of the layer's shape, signed;
 * what is positive speaks for the target alone.
 *
 * <p>Gu et al., "Understanding Individual Decisions of CNNs via Contrastive Backpropagation", ACCV 2018, section 4. Where
 * two classes are compared, the contrast is the other class.
 *
 * @param canonical the spec with every parameter
 * @param layer where the relevance is read
 * @param composite which rule it follows at which node
 * @param dual what the contrast starts from
 * @param contrast how it is taken off
 */
record ContrastiveLrp(MethodSpec canonical, TargetLayer layer, CompositeChoice composite, Dual dual, Contrast contrast)
        implements GraphMethod, Specified {
    ContrastiveLrp(Parameters p) {
        this(
                p.spec(),
                p.layer(),
                CompositeChoice.parse(p.text("composite")),
                p.choice("contrast", Dual.class),
                p.flag("balanced") ? Contrast.BALANCED : Contrast.PLAIN);
    }

    /** What the contrast starts from. */
    enum Dual {
        /** CLRP1: all other classes, each with the same share. */
        OTHERS {
            @Override
            Seed seed(Frame frame, Composite composite, Layer layer) {
                Emitter emit = frame.emit().scoped("dual");
                TwoClasses classes = TwoClasses.amongOthers(frame, "contrast=others");
                Value equal =
                        emit.scale(classes.others(emit), 1f / (frame.network().scores() - 1));
                return frame.atLogits(emit.mul(classes.sharesAgainst(emit, equal), amount(frame, classes)));
            }
        },
        /** CLRP2: a class whose weights in the last layer are the negated ones of the target. */
        NEGATED {
            @Override
            Seed seed(Frame frame, Composite composite, Layer layer) {
                TwoClasses classes = TwoClasses.of(frame);
                return NegatedClass.of(frame, layer).seed(composite, classes, amount(frame, classes));
            }
        };

        /** Emits where the contrast's relevance starts: as much as the target's, somewhere above the layer. */
        abstract Seed seed(Frame frame, Composite composite, Layer layer);
    }

    /** Emits how much relevance there is, {@code [N,1]}: the target's score, or 1 where that is not positive. */
    static Value amount(Frame frame, TwoClasses classes) {
        Emitter emit = frame.emit().scoped("amount");
        Value score = emit.reduceSum(emit.mul(classes.target(), frame.logits()), 1);
        return emit.where(emit.greater(score, emit.constant(0f)), score, emit.constant(1f));
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Value emit(Frame frame) {
        Layer at = frame.layer(layer);
        Composite rules = composite.on(frame.network());
        TwoClasses classes = TwoClasses.of(frame);
        Value start = frame.emit().mul(classes.target(), amount(frame, classes));
        Value target = frame.relevance(rules, frame.atLogits(start), at.value());
        Value against = frame.relevance(rules, dual.seed(frame, rules, at), at.value());
        return contrast.of(frame.emit().scoped(canonical.name()), target, against, at.shape());
    }
}
