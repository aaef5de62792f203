package io.limpid.method;

/**
 * A golden that a float result does not reproduce within 1e-4 of its range, and why.
 *
 * @param file the golden
 * @param bound the greatest difference allowed, as a share of the golden's range
 * @param reason why
 */
public record GoldenException(String file, double bound, Reason reason) {
    /**
     * Why a golden is not reproduced more closely. {@link GoldenEvidenceTest}, and for integrated gradients {@code
     * PathEvidenceTest}, measure it in double precision: for some of each sort in every build, for all that match a
     * pattern with {@code -Dgolden.evidence=.*}, which takes an hour.
     */
    public enum Reason {
        /**
         * In double precision the same program gives our numbers and not the golden's: the reference's float arithmetic put
         * an activation on the other side of a kink, or took the difference of nearly equal numbers.
         */
        REFERENCE_ROUNDED,
        /**
         * In double precision the same program gives the golden's numbers: our float arithmetic put an activation on the
         * other side of a kink.
         */
        WE_ROUNDED,
        /**
         * Both float results are off the one in double precision, which itself jumps by as much when the image moves by a
         * millionth: activations lie on kinks.
         */
        BOTH_ROUNDED,
        /** The method divides by sums of signed activations that come near 0; both float results are off. */
        SMALL_DIVISOR
    }
}
