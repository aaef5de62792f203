package io.limpid.metric.complexity;

import io.limpid.metric.subject.Explanation;

/** The magnitudes of an explanation's pixels. */
final class Magnitudes {
    private Magnitudes() {}

    /** Returns them divided by the greatest; zeros if all are 0. */
    static double[] of(Explanation explanation) {
        double[] map = explanation.map();
        double greatest = 0;
        for (double value : map) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        for (int i = 0; i < map.length; i++) {
            map[i] = greatest == 0 ? 0 : Math.abs(map[i]) / greatest;
        }
        return map;
    }
}
