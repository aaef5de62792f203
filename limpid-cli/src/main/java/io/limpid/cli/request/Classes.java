package io.limpid.cli.request;

import io.limpid.image.Labels;
import io.limpid.program.Outputs;

/**
 * The classes of a model, and the numbers that it gives for them.
 *
 * @param labels one for each class
 * @param outputs one number for each class, or such numbers at many places
 */
public record Classes(Labels labels, Outputs outputs) {}
