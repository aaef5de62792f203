package io.limpid.metric.numeric;

/** The area under a curve of equally spaced points, by the trapezium rule. */
public final class Area {
    private Area() {}

    /** Returns the area with distance 1 between points: {@code sum (v_i + v_(i+1)) / 2}; 0 of fewer than two. */
    public static double under(double[] curve) {
        double area = 0;
        for (int i = 1; i < curve.length; i++) {
            area += (curve[i - 1] + curve[i]) / 2;
        }
        return area;
    }

    /** Returns the area over the whole length as 1, which is the curve's mean height; of a single point, its height. */
    public static double meanHeight(double[] curve) {
        return curve.length == 1 ? curve[0] : under(curve) / (curve.length - 1);
    }
}
