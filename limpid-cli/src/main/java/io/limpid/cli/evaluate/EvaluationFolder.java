package io.limpid.cli.evaluate;

import io.limpid.cli.console.UsageException;
import io.limpid.cli.folder.OutputFolder;
import io.limpid.evaluation.EvaluationReport;
import io.limpid.evaluation.Gate;
import io.limpid.evaluation.page.ReportPage;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of an evaluation: the journal while it runs, the results in the end.
 *
 * @param folder that is written to
 */
record EvaluationFolder(OutputFolder folder) implements AutoCloseable {
    private static final String JOURNAL = "journal.jsonl";
    private static final String SCORES = "scores.csv";
    private static final String SUMMARY = "summary.json";
    private static final String REPORT = "report.html";

    /**
     * Makes a folder ready: an empty one, or one with the journal of an earlier run, which is taken up again or, if anything that
     * exists is to be replaced, removed.
     *
     * @throws UsageException if it cannot be written to, another process writes to it, or it holds results without a journal
     */
    static EvaluationFolder prepare(Path path, OutputFolder.Existing existing) {
        Path journal = path.resolve(JOURNAL);
        boolean goesOn = existing == OutputFolder.Existing.KEEP && Files.exists(journal);
        OutputFolder folder = goesOn
                ? OutputFolder.prepare(path, List.of(), OutputFolder.Existing.REPLACE)
                : OutputFolder.prepare(path, List.of(SCORES, SUMMARY, REPORT), existing);
        if (!goesOn) {
            delete(journal);
        }
        return new EvaluationFolder(folder);
    }

    private static void delete(Path journal) {
        try {
            Files.deleteIfExists(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    journal + " cannot be removed (" + FileTrouble.of(e) + "); check permissions", e);
        }
    }

    Path journal() {
        return folder.resolve(JOURNAL);
    }

    Path report() {
        return folder.resolve(REPORT);
    }

    /** Writes all results. */
    void write(EvaluationReport report, List<Gate.Outcome> gates) {
        write(SCORES, report.toCsv());
        write(SUMMARY, report.toJson(gates) + "\n");
        write(REPORT, ReportPage.of(report, gates));
    }

    private void write(String name, String content) {
        folder.write(name, file -> Files.write(file, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets other processes write to it. */
    @Override
    public void close() {
        folder.close();
    }
}
