package io.limpid.cli;

import io.limpid.ModelInput;
import io.limpid.image.Image;

/**
 * An image that has been read.
 *
 * @param sha256 of its file
 * @param input what the model is fed
 * @param picture what the heatmap is laid over
 */
record LoadedInput(String sha256, ModelInput input, Image picture) {}
