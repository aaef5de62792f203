package io.limpid.tensor;

import java.util.Locale;

/** What a value of a graph holds: the kind of its elements and its shape. */
public record TensorType(ElementType element, Shape shape) {
    /** Returns the type of float values with these sizes. */
    public static TensorType floats(long... sizes) {
        return new TensorType(ElementType.FLOAT, Shape.of(sizes));
    }

    @Override
    public String toString() {
        return element.name().toLowerCase(Locale.ROOT) + shape;
    }
}
