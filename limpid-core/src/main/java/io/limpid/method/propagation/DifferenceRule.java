package io.limpid.method.propagation;

import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.operator.Operators;
import io.limpid.backward.rule.DeepLiftComposites;
import java.util.Set;

/** Which rule of DeepLIFT holds at activations. */
enum DifferenceRule {
    /** Quotients of differences. */
    RESCALE {
        @Override
        Composite composite() {
            return DeepLiftComposites.rescale();
        }

        @Override
        Composite reference() {
            return CaptumDeepLift.composite();
        }
    },
    /** Positive and negative terms apart, behind convolutions and dense layers. */
    REVEAL_CANCEL {
        @Override
        Composite composite() {
            return DeepLiftComposites.revealCancel(Operators.standard(), Set.of(Kind.CONVOLUTION, Kind.DENSE));
        }
    },
    /** Positive and negative terms apart behind dense layers, quotients of differences elsewhere. */
    MIX {
        @Override
        Composite composite() {
            return DeepLiftComposites.revealCancel(Operators.standard(), Set.of(Kind.DENSE));
        }
    };

    abstract Composite composite();

    /**
     * Returns the rules as the reference code has them.
     *
     * @throws IllegalArgumentException if it has none
     */
    Composite reference() {
        throw new IllegalArgumentException(
                "reference is true, but captum knows the rule rescale only; take rule=rescale,"
                        + " or reference=false");
    }
}
