package io.limpid.evaluation;

import io.limpid.metric.Curve;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Curves over the same places, added up. */
final class CurveSum {
    private final Curve first;
    private final double[] sum;
    private int count;

    CurveSum(Curve first) {
        this.first = first;
        this.sum = new double[first.y().size()];
    }

    /** Adds a curve; one over other places is passed over. */
    void add(Curve curve) {
        if (curve.x().equals(first.x())) {
            Arrays.setAll(sum, i -> sum[i] + curve.y().get(i));
            count++;
        }
    }

    MeanCurve mean(int contender, int yardstick) {
        Curve mean = new Curve(
                first.along(),
                first.of(),
                first.x(),
                DoubleStream.of(sum).map(y -> y / count).boxed().toList());
        return new MeanCurve(contender, yardstick, mean, count);
    }
}
