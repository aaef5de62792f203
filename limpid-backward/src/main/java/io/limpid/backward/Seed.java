package io.limpid.backward;

import io.limpid.graph.Value;

/**
 * Where a backward pass starts, and with what: the scalar explained is {@code <signal, tensor>}.
 *
 * @param tensor a value of the model
 * @param signal of the same shape: one-hot at a class, a difference of two, or any other
 */
public record Seed(Value tensor, Value signal) {}
