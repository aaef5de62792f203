package io.limpid.method.propagation;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.Composite;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;

/**
 * Relevance of the target less that of the other classes, each as strong as the softmax gives it weight against the target.
 * {@code [N,C,H,W]}, of the layer's shape, signed; sums to 0.
 *
 * <p>Iwana et al., "Explaining Convolutional Neural Networks using Softmax Gradient Layer-wise Relevance Propagation",
 * ICCV workshop 2019, equations 8 to 10. Where two classes are compared, the other one has all the weight.
 *
 * @param canonical the spec with every parameter
 * @param layer where the relevance is read
 * @param composite which rule it follows at which node
 * @param strength how much relevance starts
 */
record SoftmaxGradientLrp(MethodSpec canonical, TargetLayer layer, CompositeChoice composite, Strength strength)
        implements GraphMethod, Specified {
    /** Far below any score. */
    private static final float LEAST = -1e9f;

    SoftmaxGradientLrp(Parameters p) {
        this(p.spec(), p.layer(), CompositeChoice.parse(p.text("composite")), p.choice("strength", Strength.class));
    }

    /** How much relevance starts at the target, and in all at the other classes. */
    enum Strength {
        /** 1 each, so that a certain prediction is explained as well as any. */
        ONE {
            @Override
            Value of(Emitter emit, Value probability) {
                return emit.constant(1f);
            }
        },
        /** {@code p (1 - p)}, the softmax's gradient, which vanishes with certainty. */
        GRADIENT {
            @Override
            Value of(Emitter emit, Value probability) {
                return emit.mul(probability, emit.sub(emit.constant(1f), probability));
            }
        };

        /** Emits the strength for the target's probability, {@code [N,1]}. */
        abstract Value of(Emitter emit, Value probability);
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Value emit(Frame frame) {
        Emitter emit = frame.emit().scoped(canonical.name());
        TwoClasses classes = TwoClasses.amongOthers(frame, canonical.name());
        Value probability = emit.reduceSum(emit.mul(classes.target(), emit.softmax(frame.logits(), 1)), 1);
        Value amount = strength.of(emit, probability);
        Value target = relevance(frame, emit.mul(classes.target(), amount));
        Value dual = relevance(frame, emit.mul(classes.sharesAgainst(emit, others(frame, classes)), amount));
        return Contrast.BALANCED.of(emit, target, dual, frame.layer(layer).shape());
    }

    private Value relevance(Frame frame, Value atLogits) {
        Composite rules = composite.on(frame.network());
        Layer at = frame.layer(layer);
        return frame.relevance(rules, frame.atLogits(atLogits), at.value());
    }

    /** Emits the softmax over all classes but the target: {@code p_j / (1 - p_c)}, without the loss of precision. */
    private static Value others(Frame frame, TwoClasses classes) {
        Emitter emit = frame.emit().scoped("dual");
        return emit.softmax(emit.add(frame.logits(), emit.scale(classes.target(), LEAST)), 1);
    }
}
