package io.limpid.run;

import java.util.List;

/**
 * What relevance added up to on its way through one image's explanation, one account for each pass.
 *
 * @param accounts in the order in which the method makes its passes; empty if it propagates no relevance
 */
public record Ledger(List<Account> accounts) {
    /** The ledger of a method that propagates no relevance. */
    public static final Ledger NONE = new Ledger(List.of());

    public Ledger {
        accounts = List.copyOf(accounts);
    }

    /**
     * One pass.
     *
     * @param magnitude the sum of the seed's absolute values: the scale of what follows
     * @param totals at every layer that all paths pass, from the seed down
     */
    public record Account(double magnitude, List<Total> totals) {
        public Account {
            totals = List.copyOf(totals);
        }

        /** Returns by how much the total at a layer differs from the one above it, as a share of the seed's magnitude. */
        public double gap(int index) {
            return index == 0 ? 0 : gap(totals.get(index - 1), totals.get(index));
        }

        /** Returns by how much the last total differs from the seed's, as a share of the seed's magnitude. */
        public double gap() {
            return gap(first(), last());
        }

        private double gap(Total above, Total below) {
            return Math.abs(below.sum() - above.sum()) / Math.max(magnitude, Float.MIN_NORMAL);
        }

        /** Returns the seed's total. */
        public Total first() {
            return totals.get(0);
        }

        /** Returns the total at the lowest layer. */
        public Total last() {
            return totals.get(totals.size() - 1);
        }
    }

    /**
     * The relevance at one layer.
     *
     * @param layer name of the tensor
     * @param sum of all its elements
     */
    public record Total(String layer, double sum) {}
}
