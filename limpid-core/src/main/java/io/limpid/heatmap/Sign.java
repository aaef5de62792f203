package io.limpid.heatmap;

/** What the sign of an attribution means to a {@link Heatmap}. */
public enum Sign {
    /** Only evidence for the target is shown: negative values count as 0, and values run from 0 to 1. */
    POSITIVE,
    /** Evidence for (above 0) and against (below 0) the target is shown: values run from -1 to 1. */
    SIGNED
}
