package io.limpid.backward;

import io.limpid.tensor.Tensor;
import java.util.Collection;

/**
 * Bounds of all elements of a value, whatever the image. Infinite where nothing is known.
 *
 * @param low no element is smaller
 * @param high no element is greater
 */
public record Range(double low, double high) {
    /** Nothing is known. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    /** No element is negative. */
    public static final Range NON_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);
    /** What a gate lets through: from nothing to all. */
    public static final Range UNIT = new Range(0, 1);
    /** Zeros only. */
    public static final Range ZERO = new Range(0, 0);

    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("range from " + low + " to " + high + "; its low end must come first");
        }
        low = withoutSignOfZero(low);
        high = withoutSignOfZero(high);
    }

    /** Returns the range of a tensor's elements. */
    public static Range of(Tensor tensor) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : tensor.toFloats()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low <= high ? new Range(low, high) : ANY;
    }

    /** Tells whether no element is negative. */
    public boolean isNonNegative() {
        return low >= 0;
    }

    private static double withoutSignOfZero(double end) {
        return end == 0 ? 0 : end;
    }

    /** Tells whether all elements lie within another range. */
    public boolean isWithin(Range outer) {
        return outer.low <= low && high <= outer.high;
    }

    /** Returns the smallest range that holds both. */
    public Range or(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** Returns the smallest range that holds all of these; {@link #ANY} if there are none. */
    public static Range ofAll(Collection<Range> ranges) {
        return ranges.stream().reduce(Range::or).orElse(ANY);
    }

    /** Returns the range of sums. */
    public Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    /** Returns the range of negatives. */
    public Range negated() {
        return new Range(-high, -low);
    }

    /** Returns the range of products. */
    public Range times(Range other) {
        double[] ends = {
            product(low, other.low), product(low, other.high), product(high, other.low), product(high, other.high)
        };
        double least = ends[0];
        double most = ends[0];
        for (double end : ends) {
            least = Math.min(least, end);
            most = Math.max(most, end);
        }
        return new Range(least, most);
    }

    /** Returns a product of ends of ranges, in which 0 outweighs infinity. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /** Returns the range after elements are raised to at least {@code least} and lowered to at most {@code most}. */
    public Range clipped(double least, double most) {
        return new Range(Math.min(Math.max(low, least), most), Math.min(Math.max(high, least), most));
    }

    /** Returns the range of reciprocals; {@link #ANY} if both signs occur. */
    public Range reciprocal() {
        if (low >= 0) {
            return new Range(1 / high, 1 / low);
        }
        return high <= 0 ? negated().reciprocal().negated() : ANY;
    }

    /** Returns the range of the greater of two. */
    public Range max(Range other) {
        return new Range(Math.max(low, other.low), Math.max(high, other.high));
    }

    /** Returns the range of the smaller of two. */
    public Range min(Range other) {
        return new Range(Math.min(low, other.low), Math.min(high, other.high));
    }

    /** Returns what is left if only the sign is kept: of something that keeps signs but not sizes. */
    public Range sign() {
        return low >= 0 ? NON_NEGATIVE : ANY;
    }
}
