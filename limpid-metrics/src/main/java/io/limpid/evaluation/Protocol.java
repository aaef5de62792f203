package io.limpid.evaluation;

import io.limpid.evaluation.data.LabelledImages;
import java.util.List;
import java.util.Map;

/**
 * What is evaluated.
 *
 * @param contenders the methods
 * @param yardsticks the metrics
 * @param data the images
 * @param settings how
 * @param parameters all that decides the scores, by name, for people and files
 */
public record Protocol(
        List<Contender> contenders,
        List<Yardstick> yardsticks,
        LabelledImages data,
        Settings settings,
        Map<String, String> parameters) {
    public Protocol {
        contenders = List.copyOf(contenders);
        yardsticks = List.copyOf(yardsticks);
    }
}
