package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.subject.Copies;

/** One image that takes over features of another. */
final class Change {
    private final Unit unit;
    private final float[] start;
    private final float[] end;
    private final int pixels;

    private Change(Unit unit, float[] start, float[] end, int pixels) {
        this.unit = unit;
        this.start = start;
        this.end = end;
        this.pixels = pixels;
    }

    /**
     * @param start {@code [C,H,W]}
     * @param end {@code [C,H,W]}
     */
    static Change of(MetricCase example, Unit unit, float[] start, float[] end) {
        return new Change(
                unit, start, end, example.image().size(2) * example.image().size(3));
    }

    /** Returns the change in which features of the case's image are removed. */
    static Change removal(MetricCase example, Unit unit, Fill fill) {
        return of(example, unit, example.image().toFloats(), fill.of(example));
    }

    /** Returns a copy for each group: it has changed, and so have all before it. */
    Copies together(Groups groups) {
        float[] current = start.clone();
        return Copies.of(groups.count(), index -> {
            copy(groups.at(index), end, current);
            return current;
        });
    }

    /** Returns the start, then {@link #together}. */
    Copies fromStart(Groups groups) {
        Copies changed = together(groups);
        return Copies.of(groups.count() + 1, index -> index == 0 ? start : changed.at(index - 1));
    }

    /** Returns a copy for each group: only it has changed. */
    Copies apart(Groups groups) {
        float[] current = start.clone();
        return Copies.of(groups.count(), index -> {
            if (index > 0) {
                copy(groups.at(index - 1), start, current);
            }
            copy(groups.at(index), end, current);
            return current;
        });
    }

    private void copy(int[] group, float[] from, float[] to) {
        for (int feature : group) {
            unit.copy(feature, from, to, pixels);
        }
    }
}
