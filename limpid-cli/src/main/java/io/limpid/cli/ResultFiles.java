package io.limpid.cli;

import io.limpid.heatmap.Overlay;
import io.limpid.tensor.Npy;

/**
 * Writes each result as raw numbers and as a picture.
 *
 * @param folder where to
 * @param colors what the pictures are coloured with
 */
record ResultFiles(OutputFolder folder, Colors colors) implements ResultSink {
    @Override
    public void accept(Explained result) {
        Overlay overlay = colors.overlay(result);
        folder.write(
                result.slot().npy(),
                file -> Npy.write(file, result.attribution().values()));
        folder.write(result.slot().png(), overlay::write);
    }
}
