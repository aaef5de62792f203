package io.limpid.cli.folder;

import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder.Existing;
import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What earlier runs have left in a folder, and what becomes of it.
 *
 * @param files that will be written, besides the manifest
 */
record FolderContent(Path folder, List<String> files) {
    private static final int SHOWN = 3;

    /**
     * Makes sure that nothing is in the way, and removes what is worth nothing: files half written, a journal of no result.
     *
     * @throws UsageException if one of the files exists and must be kept
     */
    void prepare(Existing existing) {
        try {
            if (existing == Existing.KEEP || (existing == Existing.RESUME && !holds(OutputFolder.JOURNAL))) {
                requireFree(existing);
            }
            removeUnfinished();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "folder " + folder + " cannot be looked through (" + FileTrouble.of(e)
                            + "); choose another with -o, or change its permissions",
                    e);
        }
    }

    private boolean holds(String name) {
        return Files.exists(folder.resolve(name));
    }

    private void requireFree(Existing existing) throws IOException {
        List<String> there = Stream.of(
                        Stream.of(OutputFolder.JOURNAL), files.stream(), Stream.of(OutputFolder.MANIFEST))
                .flatMap(names -> names)
                .filter(this::holds)
                .toList();
        if (there.equals(List.of(OutputFolder.JOURNAL)) && isJournalEmpty()) {
            Files.delete(folder.resolve(OutputFolder.JOURNAL));
        } else if (!there.isEmpty()) {
            throw new UsageException(
                    folder + " holds " + String.join(", ", there.subList(0, Math.min(SHOWN, there.size())))
                            + (there.size() > SHOWN ? " and " + (there.size() - SHOWN) + " more" : "")
                            + " already" + why(there, existing) + ", or choose another folder with -o");
        }
    }

    /** The first line names parameters only. */
    private boolean isJournalEmpty() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(OutputFolder.JOURNAL))) {
            return lines.limit(2).count() < 2;
        }
    }

    private static String why(List<String> there, Existing existing) {
        if (there.contains(OutputFolder.JOURNAL)) {
            return ": an explain was ended before it was done, or some of it failed. The same command with --resume"
                    + " does the rest; add --force to make all anew";
        }
        if (there.contains(OutputFolder.MANIFEST)) {
            return existing == Existing.RESUME
                    ? ": its run is done, and there is nothing to resume. Give --force instead of --resume to make all anew"
                    : "; nothing is overwritten without --force. Add it";
        }
        return ", but no " + OutputFolder.MANIFEST + ", which comes last: a run was ended before it was done."
                + " There is no " + OutputFolder.JOURNAL + " to go on from; add --force to make all anew";
    }

    /** No other process writes to the folder now. */
    private void removeUnfinished() throws IOException {
        if (!Files.isReadable(folder)) {
            return;
        }
        List<Path> unfinished;
        try (Stream<Path> all = Files.list(folder)) {
            unfinished = all.filter(this::isUnfinished).toList();
        }
        for (Path file : unfinished) {
            Files.deleteIfExists(file);
        }
    }

    private boolean isUnfinished(Path file) {
        return UnfinishedFile.nameOf(file)
                .filter(name -> name.equals(OutputFolder.MANIFEST) || files.contains(name))
                .isPresent();
    }
}
