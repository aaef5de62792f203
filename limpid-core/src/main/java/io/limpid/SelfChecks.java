package io.limpid;

import io.limpid.run.Outcome;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Looks at a raw attribution for what makes maps silently wrong. */
final class SelfChecks {
    private SelfChecks() {}

    static List<Check> of(Tensor values, Display display, Outcome outcome) {
        float[] all = values.toFloats();
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        int broken = 0;
        for (float value : all) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            } else {
                broken++;
            }
        }
        List<Check> checks = new ArrayList<>();
        checks.add(finite(broken, all.length));
        checks.add(varied(least, greatest));
        checks.add(positive(least, greatest, display));
        Completeness completeness = Completeness.of(values, outcome.logits());
        outcome.balances().forEach(balance -> checks.add(completeness.check(balance)));
        outcome.ledgers().forEach(ledger -> checks.addAll(Conservation.checks(ledger)));
        outcome.remarks()
                .forEach(said ->
                        said.forEach(remark -> checks.add(new Check(remark.name(), remark.good(), remark.text()))));
        return checks;
    }

    private static Check finite(int broken, int count) {
        return broken == 0
                ? new Check("finite", true, "all values are finite")
                : new Check(
                        "finite",
                        false,
                        broken + " of " + count
                                + " values are NaN or infinite; look for NaN in the model's weights or in"
                                + " the image, or choose another layer");
    }

    private static Check varied(float least, float greatest) {
        return greatest > least
                ? new Check("not-flat", true, "values range from " + least + " to " + greatest)
                : new Check(
                        "not-flat",
                        false,
                        "the map is the same everywhere: it says nothing about where the model looked;"
                                + " choose an earlier layer, another method, or score=logit where a probability stays 0 or 1");
    }

    private static Check positive(float least, float greatest, Display display) {
        boolean blank = display == Display.POSITIVE && greatest <= 0 && least < 0;
        return blank
                ? new Check(
                        "not-all-negative",
                        false,
                        "every value is negative before the ReLU, so the heatmap is blank: nothing at this layer speaks"
                                + " for the class; choose another layer, or a signed method")
                : new Check("not-all-negative", true, "some evidence is positive, or both signs are shown");
    }
}
