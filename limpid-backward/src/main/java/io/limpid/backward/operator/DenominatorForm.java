package io.limpid.backward.operator;

import java.util.List;

/** The forms in which a convolution can be written of which no term is negative, to be divided by; the plainest comes first. */
enum DenominatorForm {
    /** The convolution itself. */
    PLAIN,
    /** In a quarter of the multiplications, see {@link Winograd#denominator}. */
    WINOGRAD;

    /**
     * Of fewer squares in an image, the kernel at the points, four times as large, takes as long to read as the products spare: on
     * ResNet-50 nothing was gained at 14 by 14 places, for 100 MB.
     */
    private static final long LEAST_SQUARES = 36;

    /** Returns the form that is chosen among those that exist. */
    static DenominatorForm chosen(FormChoice forms, Window window, Kernel kernel) {
        List<String> existing = Winograd.exists(window, kernel)
                        && Winograd.forth(window, kernel).squares() >= LEAST_SQUARES
                ? List.of(PLAIN.name(), WINOGRAD.name())
                : List.of(PLAIN.name());
        return valueOf(forms.of(Problem.of(Problem.DENOMINATOR, window, kernel), existing));
    }
}
