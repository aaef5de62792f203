package io.limpid.layer;

import io.limpid.graph.Value;
import io.limpid.tensor.Shape;

/**
 * A tensor of the prepared model that a method may look at.
 *
 * @param value the tensor
 * @param name what the model's file calls it
 * @param shape its shape, {@code [N,C,h,w]} for layers with height and width
 * @param reason why it was chosen, in words for people
 */
public record Layer(Value value, String name, Shape shape, String reason) {
    /** Returns a tensor that goes by its own name. */
    public Layer(Value value, Shape shape, String reason) {
        this(value, value.name(), shape, reason);
    }
}
