package io.limpid.program;

import io.limpid.graph.Value;
import io.limpid.tensor.Shape;

/**
 * A tensor of the prepared model that a method may look at.
 *
 * @param value the tensor
 * @param shape its shape, {@code [N,C,h,w]} for layers with height and width
 * @param reason why it was chosen, in words for people
 */
public record Layer(Value value, Shape shape, String reason) {
    /** Returns the tensor's name. */
    public String name() {
        return value.name();
    }
}
