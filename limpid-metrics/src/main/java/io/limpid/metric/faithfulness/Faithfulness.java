package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameter;
import io.limpid.metric.Direction;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import io.limpid.metric.Property;
import java.util.List;
import java.util.Set;

/** The rows of the faithfulness metrics. */
public final class Faithfulness {
    private static final String RISE = "Petsiuk et al., RISE, BMVC 2018";
    private static final String FILLS = "zero, black, least (the image's least number), mean or blur";

    private static final MetricEntry DELETION = new MetricEntry(
            "deletion-auc",
            Property.FAITHFULNESS,
            Direction.LOWER,
            Set.of(Need.MODEL),
            "the class's mean probability while the strongest pixels are removed first: a quick fall says that they mattered",
            RISE,
            List.of(Step.PARAMETER, new Parameter("fill", "zero", "what removed pixels become: " + FILLS)),
            p -> new DeletionAuc(Route.deletion(Step.of(p), p.choice("fill", Fill.class))));

    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(DELETION);

    private Faithfulness() {}
}
