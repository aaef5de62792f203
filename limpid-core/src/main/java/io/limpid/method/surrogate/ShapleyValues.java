package io.limpid.method.surrogate;

import java.util.Arrays;

/**
 * Shapley values by weighted least squares: {@code phi} minimises {@code sum_S w_S (v(S) - v(nobody) - sum_{i in S} phi_i)^2}
 * and sums to {@code v(everybody) - v(nobody)} exactly, because the last one is eliminated. Exact if all sets are there.
 *
 * <p>Lundberg and Lee, "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, theorem 2.
 */
final class ShapleyValues {
    private ShapleyValues() {}

    /**
     * Returns one value for each player.
     *
     * @param values what each set is worth, that of nobody first
     * @param all what everybody is worth
     */
    static double[] of(ShapleyCoalitions sets, double[] values, double all) {
        int last = sets.players() - 1;
        double whole = all - values[0];
        double[] shares = new double[last + 1];
        if (last > 0) {
            NormalEquations equations = new NormalEquations(last);
            double[] row = new double[last];
            for (int index = 1; index < sets.count(); index++) {
                boolean[] members = sets.members(index);
                int offset = members[last] ? 1 : 0;
                for (int i = 0; i < last; i++) {
                    row[i] = (members[i] ? 1 : 0) - offset;
                }
                equations.add(row, values[index] - values[0] - offset * whole, sets.weight(index));
            }
            System.arraycopy(equations.solve(), 0, shares, 0, last);
        }
        shares[last] = whole - Arrays.stream(shares).sum();
        return shares;
    }
}
