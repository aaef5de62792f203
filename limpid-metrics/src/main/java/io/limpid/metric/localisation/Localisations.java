package io.limpid.metric.localisation;

import io.limpid.method.spec.Parameter;
import io.limpid.metric.Direction;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.Property;
import java.util.List;
import java.util.Set;

/** The rows of the localisation metrics. */
public final class Localisations {
    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(new MetricEntry(
            "pointing-game",
            Property.LOCALISATION,
            Direction.HIGHER,
            Set.of(Need.MASK),
            "1 if the strongest pixel lies on the object or near it, else 0",
            "Zhang et al., Top-down neural attention by excitation backprop, ECCV 2016",
            List.of(new Parameter("tolerance", "15", "how many pixels beside the object still count; 0 for none")),
            p -> new PointingGame(p.integer("tolerance", 0))));

    private Localisations() {}
}
