package io.limpid.metric.numeric;

/** The area under the receiver operating characteristic: how well numbers tell two groups apart. */
public final class RocArea {
    private RocArea() {}

    /**
     * Returns the probability that a member's number exceeds that of another, ties counting half: {@code (sum of members'
     * ranks - P(P+1)/2) / (P N)}; NaN if one of the groups is empty.
     *
     * @param members {@code 1} for members, {@code 0} for others
     */
    public static double of(double[] values, float[] members) {
        double[] ranks = Ranks.of(values);
        double sum = 0;
        double positives = 0;
        for (int i = 0; i < ranks.length; i++) {
            sum += members[i] > 0 ? ranks[i] : 0;
            positives += members[i] > 0 ? 1 : 0;
        }
        double negatives = values.length - positives;
        return positives == 0 || negatives == 0
                ? Double.NaN
                : (sum - positives * (positives + 1) / 2) / (positives * negatives);
    }
}
