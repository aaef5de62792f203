package io.limpid.method.propagation;

import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.Nodes;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.backward.rule.Rules;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;

/**
 * The class that is not the target: its weights in the last layer are the target's, negated.
 *
 * @param frame what is written to
 * @param input what the last layer reads: where the negated class and the target meet
 */
record NegatedClass(Frame frame, Value input) {
    private static final Composite NEGATED = Composite.of("relevance")
            .on(Nodes.ofKind(Kind.CONVOLUTION, Kind.DENSE), Rules.zMinus())
            .otherwise(Composites.lrpDefaults());

    /** Finds the last layer above another layer. */
    static NegatedClass of(Frame frame, Layer below) {
        return new NegatedClass(frame, LastLinear.inputOf(frame.network(), below));
    }

    /**
     * Emits the relevance of the negated class below the last layer; of the class contrasted with, where there is one.
     *
     * @param amount how much there is, {@code [N,1]}
     */
    Seed seed(Composite composite, TwoClasses classes, Value amount) {
        Value open = frame.emit().mul(amount, classes.isOpen());
        Value negated = below(NEGATED, frame.emit().mul(classes.target(), open));
        Value against = below(composite, frame.emit().mul(classes.against(), amount));
        return new Seed(input, frame.emit().add(negated, against));
    }

    /** Emits the relevance below the last layer that comes of some at the logits. */
    Value below(Composite composite, Value atLogits) {
        return frame.backward(composite, atLogits, input);
    }
}
