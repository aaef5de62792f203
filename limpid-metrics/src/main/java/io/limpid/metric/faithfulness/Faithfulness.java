package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricEntry;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the faithfulness metrics. */
public final class Faithfulness {
    /** All rows. */
    public static final List<MetricEntry> ALL = Stream.of(CurveRows.ALL, MaskRows.ALL, CorrelationRows.ALL)
            .flatMap(List::stream)
            .toList();

    private Faithfulness() {}
}
