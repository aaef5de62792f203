package io.limpid.method.propagation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Frame;

/**
 * The target and what it is contrasted with, as signals {@code [N,K]} at the logits.
 *
 * @param target one-hot at the target
 * @param against one-hot at the contrast; all zeros if none was asked for
 * @param isOpen {@code [N,1]}: 1 if no contrast was asked for, so that all other classes are the contrast
 */
record TwoClasses(Value target, Value against, Value isOpen) {
    static TwoClasses of(Frame frame) {
        Emitter emit = frame.emit().scoped("classes");
        Value target = emit.relu(frame.oneHot());
        Value against = emit.relu(emit.neg(frame.oneHot()));
        return new TwoClasses(target, against, emit.sub(emit.constant(1f), emit.reduceSum(against, 1)));
    }

    /**
     * Returns the same where a method needs other classes than the target.
     *
     * @param method what needs them
     * @throws IllegalArgumentException if the model has no others
     */
    static TwoClasses amongOthers(Frame frame, String method) {
        if (frame.network().scores() < 2) {
            throw new IllegalArgumentException("the model has one score; " + method
                    + " takes off the relevance of other classes. Use lrp or clrp(contrast=negated) for this model");
        }
        return of(frame);
    }

    /** Emits shares that sum to 1: all at the contrast if there is one, else as given, at classes other than the target. */
    Value sharesAgainst(Emitter emit, Value otherwise) {
        return emit.add(against, emit.mul(isOpen, otherwise));
    }

    /** Emits 1 at every class but the target. */
    Value others(Emitter emit) {
        return emit.sub(emit.constant(1f), target);
    }
}
