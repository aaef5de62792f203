package io.limpid;

import io.limpid.run.Ledger;
import io.limpid.run.Ledger.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells what became of relevance on its way down.
 *
 * <p>What biases absorb or add is a property of model and rules, so a gap is reported and no failure. Numbers that are not
 * finite are one, and relevance that multiplies on the way.
 */
final class Conservation {
    private static final String NAME = "conserved";

    /**
     * What biases add on real networks stays below three times the seed; a residual block that gives relevance in full to
     * both branches doubles it.
     */
    private static final double GROWTH = 4;

    /** A gap of which people ask where it comes from. */
    private static final double WORTH_A_REASON = 0.1;

    private static final int PERCENT = 100;

    private Conservation() {}

    static List<Check> checks(Ledger ledger) {
        List<Check> checks = new ArrayList<>();
        for (Account account : ledger.accounts()) {
            checks.add(check(checks.isEmpty() ? NAME : NAME + "-" + (checks.size() + 1), account));
        }
        return checks;
    }

    private static Check check(String name, Account account) {
        String problem = problem(account);
        return new Check(name, problem.isEmpty(), found(account) + problem, totals(account));
    }

    private static String found(Account account) {
        return "relevance sums to " + (float) account.first().sum() + " at "
                + account.first().layer() + " and to " + (float) account.last().sum() + " at "
                + account.last().layer() + ", a gap of " + percent(account.gap()) + reason(account);
    }

    private static String reason(Account account) {
        return account.gap() > WORTH_A_REASON ? ": what biases and rules on the way took or added" : "";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", share * PERCENT);
    }

    private static String problem(Account account) {
        for (Ledger.Total total : account.totals()) {
            if (!Double.isFinite(total.sum())) {
                return "; it is not finite from " + total.layer() + " on: the rule divides by nearly nothing there;"
                        + " take a greater epsilon, or a composite with z-plus";
            }
            if (Math.abs(total.sum()) > GROWTH * account.magnitude()) {
                return "; it has grown to " + (float) total.sum() + " at " + total.layer()
                        + ": it is given in full to every branch of a sum, or divided by small numbers; take"
                        + " canonizers=standard, sum:absolute-shares or dense:z-plus in the composite, or a greater epsilon";
            }
        }
        return "";
    }

    private static List<Check.Total> totals(Account account) {
        List<Check.Total> totals = new ArrayList<>();
        for (int i = 0; i < account.totals().size(); i++) {
            Ledger.Total total = account.totals().get(i);
            totals.add(new Check.Total(total.layer(), total.sum(), account.gap(i)));
        }
        return totals;
    }
}
