package io.limpid.metric;

import io.limpid.method.spec.MethodSpec;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A named way to judge explanations, with its parameters. Immutable and thread-safe; prints as its spec. */
public final class Metric {
    private final MetricEntry entry;
    private final MethodSpec spec;
    private final Measure measure;

    Metric(MetricEntry entry, MethodSpec spec, Measure measure) {
        this.entry = entry;
        this.spec = spec;
        this.measure = measure;
    }

    /** Returns its row of the registry. */
    public MetricEntry entry() {
        return entry;
    }

    /** Returns the name, kebab-case. */
    public String name() {
        return entry.name();
    }

    /** Returns the canonical spec string: the name with every parameter, e.g. {@code deletion-auc(step=row)}. */
    public String spec() {
        return spec.toString();
    }

    /** Returns what of an explanation it judges. */
    public Property property() {
        return entry.property();
    }

    /** Returns which scores are better. */
    public Direction direction() {
        return entry.direction();
    }

    /** Returns what it needs beside image and explanation. */
    public Set<Need> requires() {
        Set<Need> needs = new TreeSet<>(entry.needs());
        if (isCollective()) {
            needs.add(Need.DATA_SET);
        }
        return needs;
    }

    /** Returns why a case cannot be judged; empty if it can. */
    public Optional<Reason> obstacle(MetricCase example) {
        Optional<Reason> unmet = entry.needs().stream()
                .flatMap(need -> need.unmetBy(example).stream())
                .findFirst();
        return unmet.or(() -> example.explanation().isFinite() ? Optional.empty() : Optional.of(Reason.MAP_INVALID));
    }

    /**
     * Judges one case.
     *
     * @return a score that is no number, with the reason, where the case has not what the metric needs
     */
    public Score score(MetricCase example) {
        return obstacle(example).map(Score::none).orElseGet(() -> measure.of(example));
    }

    /**
     * Tells whether it compares images. Then {@link #observe} what must be kept of each case, and {@link #conclude} in the
     * end.
     */
    public boolean isCollective() {
        return measure instanceof CollectiveMeasure;
    }

    /**
     * Returns what must be kept of a case; only for collective metrics, and cases without {@link #obstacle}.
     *
     * @throws IllegalStateException if it judges every case by itself
     */
    public Tensor observe(MetricCase example) {
        return collective().observe(example);
    }

    /**
     * Returns the scores of all cases that were observed, in their order; only for collective metrics.
     *
     * @throws IllegalStateException if it judges every case by itself
     */
    public List<Score> conclude(List<Tensor> observations) {
        return collective().conclude(observations);
    }

    private CollectiveMeasure collective() {
        if (measure instanceof CollectiveMeasure collective) {
            return collective;
        }
        throw new IllegalStateException(name() + " judges every case by itself; ask it for its score");
    }

    @Override
    public String toString() {
        return spec();
    }
}
