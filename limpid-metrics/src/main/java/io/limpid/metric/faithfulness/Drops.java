package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.subject.Output;

/** How far the output falls when groups of features change. */
final class Drops {
    private Drops() {}

    /** Returns {@code y - y'} for each group by itself. */
    static double[] apart(MetricCase example, Change change, Groups groups, Output output) {
        return from(example.output(output), example.outputs(change.apart(groups), output));
    }

    /** Returns {@code y - y'} after each group, those before it changed too. */
    static double[] together(MetricCase example, Change change, Groups groups, Output output) {
        return from(example.output(output), example.outputs(change.together(groups), output));
    }

    private static double[] from(double whole, double[] outputs) {
        double[] drops = new double[outputs.length];
        for (int i = 0; i < drops.length; i++) {
            drops[i] = whole - outputs[i];
        }
        return drops;
    }
}
