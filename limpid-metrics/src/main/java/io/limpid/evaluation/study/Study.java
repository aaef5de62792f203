package io.limpid.evaluation.study;

import io.limpid.evaluation.Sweep;
import java.util.List;

/**
 * A comparison that a paper makes.
 *
 * @param name kebab-case
 * @param claim what the paper says
 * @param paper authors, title, venue, year
 * @param methods that are compared, as specs
 * @param layers at which
 * @param metrics by which, as specs
 */
public record Study(String name, String claim, String paper, List<String> methods, Sweep layers, List<String> metrics) {
    public Study {
        methods = List.copyOf(methods);
        metrics = List.copyOf(metrics);
    }
}
