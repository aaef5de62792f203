package io.limpid.cli;

import io.limpid.Attribution;
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
    public void accept(Task task, Attribution attribution) {
        Overlay overlay = colors.overlay(task, attribution);
        folder.write(task.slot().npy(), file -> Npy.write(file, attribution.values()));
        folder.write(task.slot().png(), overlay::write);
    }
}
