package io.limpid.backward;

import java.util.Locale;

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
    /** An element-wise product or quotient of inputs that all depend on the image. */
    PRODUCT,
    /** A matrix product of two inputs that both depend on the image. */
    MATRIX_PRODUCT,
    /** Moves elements without changing them. */
    RESHAPING;

    /** Tells whether it is a linear map with weights. */
    public boolean isWeighted() {
        return this == CONVOLUTION || this == DENSE;
    }

    /** Returns its name as composites are written, in kebab-case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
