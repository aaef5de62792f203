package io.limpid.cli.explain;

import io.limpid.cli.folder.OutputFolder;
import io.limpid.heatmap.Overlay;
import io.limpid.tensor.Npy;
import java.io.UncheckedIOException;

/**
 * Writes each result as raw numbers and as a picture: both, or none.
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
        try {
            folder.write(result.slot().png(), overlay::write);
        } catch (UncheckedIOException e) {
            folder.remove(result.slot().npy());
            throw e;
        }
    }
}
