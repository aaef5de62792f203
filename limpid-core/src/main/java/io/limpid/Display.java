package io.limpid;

import io.limpid.heatmap.Sign;

/** How an attribution is turned into a heatmap for the eye. */
public enum Display {
    /** Only what is positive counts: ReLU, then scaled to 0–1. For CAMs. */
    POSITIVE,
    /** Both signs count: summed over channels, scaled by the greatest magnitude to −1–1. */
    SIGNED,
    /** Only the magnitude counts: the greatest over channels, scaled to 0–1. */
    MAGNITUDE;

    /** Returns what the sign of values means in such heatmaps. */
    public Sign sign() {
        return this == SIGNED ? Sign.SIGNED : Sign.POSITIVE;
    }
}
