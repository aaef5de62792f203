package io.limpid.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sizes of a value along its axes; some may be {@linkplain Dim.Symbolic symbolic}, usually the batch axis. */
public record Shape(List<Dim> dims) {
    public Shape {
        dims = List.copyOf(dims);
    }

    /** Returns the shape with these known sizes. */
    public static Shape of(long... sizes) {
        return new Shape(Arrays.stream(sizes).<Dim>mapToObj(Dim.Fixed::new).toList());
    }

    /** Returns the number of axes. */
    public int rank() {
        return dims.size();
    }

    /** Tells whether every size is known. */
    public boolean isFixed() {
        return dims.stream().allMatch(Dim.Fixed.class::isInstance);
    }

    /** Returns where an axis stands, from 0; negative axes count from the end. */
    public int axis(long given) {
        return Math.toIntExact(given < 0 ? given + rank() : given);
    }

    /**
     * Returns the size of one axis; negative axes count from the end.
     *
     * @throws IllegalStateException if that size is symbolic
     */
    public long size(int axis) {
        if (dims.get(axis(axis)) instanceof Dim.Fixed fixed) {
            return fixed.size();
        }
        throw new IllegalStateException("axis " + axis + " of " + this + " has no known size");
    }

    /** Tells whether the size of one axis is known. */
    public boolean isFixed(int axis) {
        return dims.get(axis(axis)) instanceof Dim.Fixed;
    }

    /**
     * Returns all sizes.
     *
     * @throws IllegalStateException if one of them is symbolic
     */
    public long[] sizes() {
        return IntStream.range(0, rank()).mapToLong(this::size).toArray();
    }

    /** Returns this shape with one axis replaced. */
    public Shape with(int axis, Dim dim) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis, dim);
        return new Shape(changed);
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::text).collect(Collectors.joining(",", "[", "]"));
    }
}
