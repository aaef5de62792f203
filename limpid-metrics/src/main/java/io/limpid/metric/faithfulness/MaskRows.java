package io.limpid.metric.faithfulness;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.FAITHFULNESS;

import io.limpid.metric.MetricEntry;
import io.limpid.metric.Need;
import java.util.List;
import java.util.Set;

/** The rows of metrics that show the model what the explanation shows. */
final class MaskRows {
    private static final Set<Need> MODEL = Set.of(Need.MODEL);
    private static final String GRAD_CAM_PLUS_PLUS = "Chattopadhay et al., Grad-CAM++, WACV 2018";

    static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "average-drop",
                    FAITHFULNESS,
                    LOWER,
                    MODEL,
                    "how many percent of the class's probability are lost when only what the explanation shows is left",
                    GRAD_CAM_PLUS_PLUS,
                    List.of(Fill.ZERO.standard()),
                    p -> new AverageDrop(Fill.of(p))),
            new MetricEntry(
                    "increase-in-confidence",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "100 if the class's probability rises when only what the explanation shows is left, else 0; the mean is"
                            + " the percentage of images",
                    GRAD_CAM_PLUS_PLUS,
                    List.of(Fill.ZERO.standard()),
                    p -> new IncreaseInConfidence(Fill.of(p))),
            new MetricEntry(
                    "average-gain",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how many percent of what is missing to certainty are won when only what the explanation shows is left",
                    "Zhang et al., Opti-CAM, 2023",
                    List.of(Fill.ZERO.standard()),
                    p -> new AverageGain(Fill.of(p))),
            new MetricEntry(
                    "drop-in-deletion",
                    FAITHFULNESS,
                    HIGHER,
                    MODEL,
                    "how many percent of the class's probability are lost when what the explanation shows is taken away;"
                            + " negative if it rises",
                    "Jung and Oh, LIFT-CAM, ICCV 2021",
                    List.of(Fill.ZERO.standard()),
                    p -> new DropInDeletion(Fill.of(p))));

    private MaskRows() {}
}
