package io.limpid.backward;

/** What sort of computation an operator is, so that a {@link Composite} can speak of sorts instead of operators. */
public enum Kind {
    /** A sliding linear map with weights. */
    CONVOLUTION,
    /** A linear map with weights that joins everything to everything. */
    DENSE,
    /** Shifting and scaling by statistics, or by constants. */
    NORMALIZATION,
    /** An element-wise non-linearity. */
    ACTIVATION,
    /** A mean over windows or axes, or another weighted sum without weights of its own. */
    POOLING_AVERAGE,
    /** A maximum over windows or axes. */
    POOLING_MAX,
    /** A sum of several inputs. */
    SUM,
    /** A product of several inputs that all depend on the image. */
    PRODUCT,
    /** Moves elements without changing them. */
    RESHAPING
}
