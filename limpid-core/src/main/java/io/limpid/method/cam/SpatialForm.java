package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.method.spec.Parameters;

/**
 * The choices of {@link SpatialRelevanceCam} that its paper's abstract leaves open.
 *
 * @param start where relevance comes from
 * @param weights how relevance becomes weights
 * @param mask how masks are scaled
 * @param cascade whether the masks of the layers on the way filter the relevance too
 */
record SpatialForm(Start start, Weights weights, Mask mask, Cascade cascade) {
    static SpatialForm of(Parameters p) {
        return new SpatialForm(
                p.choice("start", Start.class),
                p.choice("weights", Weights.class),
                p.choice("mask-norm", Mask.class),
                p.flag("cascade") ? Cascade.ON : Cascade.OFF);
    }

    /** Where relevance comes from. */
    enum Start {
        /** The logits, the class against all others, as in Relevance-CAM. */
        CONTRASTIVE,
        /** The logit of the class alone. */
        TARGET,
        /** The masks of the last layer with height and width. */
        LAYER_CAM
    }

    /** How relevance becomes weights. */
    enum Weights {
        /** Place by place. */
        PIXEL {
            @Override
            Value of(Emitter emit, Value relevance) {
                return relevance;
            }
        },
        /** By its mean over the places of a channel. */
        CHANNEL {
            @Override
            Value of(Emitter emit, Value relevance) {
                return emit.reduceMean(relevance, 2, 3);
            }
        };

        abstract Value of(Emitter emit, Value relevance);
    }

    /** How masks are scaled. */
    enum Mask {
        /** Not at all. */
        NONE {
            @Override
            Value of(Emitter emit, Value mask) {
                return mask;
            }
        },
        /** Each channel to 0–1. */
        CHANNEL {
            @Override
            Value of(Emitter emit, Value mask) {
                return zeroToOne(emit, mask, 2, 3);
            }
        },
        /** All channels together to 0–1. */
        LAYER {
            @Override
            Value of(Emitter emit, Value mask) {
                return zeroToOne(emit, mask, 1, 2, 3);
            }
        };

        abstract Value of(Emitter emit, Value mask);

        private static Value zeroToOne(Emitter emit, Value mask, long... axes) {
            Value least = emit.reduceMin(mask, axes);
            return emit.divOrZero(emit.sub(mask, least), emit.sub(emit.reduceMax(mask, axes), least));
        }
    }

    /** Whether the masks of the layers on the way filter the relevance too. */
    enum Cascade {
        OFF,
        ON
    }
}
