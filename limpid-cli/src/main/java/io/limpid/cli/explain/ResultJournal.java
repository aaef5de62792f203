package io.limpid.cli.explain;

import io.limpid.cli.console.Console;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.cli.folder.OutputFolder.Existing;
import io.limpid.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The results of a run so far, in a file beside them: a run that is killed can be taken up again. Holds the file until closed.
 *
 * @param folder the results are in
 * @param journal one line for each result
 */
record ResultJournal(OutputFolder folder, Journal journal) implements ResultSink, AutoCloseable {
    /**
     * Opens the journal of a folder: a new one, or, if an earlier run is to be resumed, what that has left.
     *
     * @param parameters all that decides the results
     * @throws UsageException if the earlier run had other parameters; says which
     */
    static ResultJournal open(OutputFolder folder, Existing existing, Map<String, String> parameters) {
        if (existing != Existing.RESUME) {
            folder.remove(OutputFolder.JOURNAL);
        }
        try {
            return new ResultJournal(folder, Journal.open(folder.resolve(OutputFolder.JOURNAL), parameters));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Notes a result whose files are written. */
    @Override
    public void accept(Explained result) {
        Slot slot = result.slot();
        journal.append(List.of(JournalLine.of(result, folder.size(slot.npy()), folder.size(slot.png()))));
    }

    /** Reads what was noted, in order; what cannot be read any more is left out. */
    void read(Consumer<JournalLine> reader) {
        journal.read(text -> {
            try {
                reader.accept(JournalLine.read(text));
            } catch (IllegalArgumentException damaged) {
                return;
            }
        });
    }

    /** Ends a run: its manifest says all that the journal said, which stays only beside what failed, to be taken up again. */
    void conclude(Results results, Console console) {
        if (results.areMixed()) {
            console.say("the same command with --resume tries again what failed");
            return;
        }
        journal.close();
        folder.remove(OutputFolder.JOURNAL);
    }

    @Override
    public void close() {
        journal.close();
    }
}
