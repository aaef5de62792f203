package io.limpid.cli.input;

import io.limpid.ModelInput;
import io.limpid.cli.folder.FileMark;
import io.limpid.image.Image;

/**
 * An image that has been read.
 *
 * @param file what its file was when it was read
 * @param input what the model is fed
 * @param picture what the heatmap is laid over
 */
public record LoadedInput(FileMark file, ModelInput input, Image picture) {}
