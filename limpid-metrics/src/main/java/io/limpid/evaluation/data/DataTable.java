package io.limpid.evaluation.data;

import io.limpid.evaluation.data.LabelledImage.Truth;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV files that list images. */
final class DataTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final Columns columns;
    private final Map<String, LabelledImage> images = new LinkedHashMap<>();
    private final List<DataProblem> problems = new ArrayList<>();

    private DataTable(Path file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    static LabelledImages read(Path file) {
        List<String> lines = lines(file);
        Columns columns = Columns.of(file, lines.isEmpty() ? "" : lines.get(0).replace(BYTE_ORDER_MARK, ""));
        DataTable table = new DataTable(file, columns);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                table.add(i + 1, lines.get(i));
            }
        }
        if (table.images.isEmpty()) {
            throw new IllegalArgumentException(file + " lists no image that can be used; "
                    + (table.problems.isEmpty()
                            ? "write one on each line after the first"
                            : table.problems.get(0).where() + ": "
                                    + table.problems.get(0).message()));
        }
        return new LabelledImages(file, List.copyOf(table.images.values()), table.problems);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + FileTrouble.of(e) + "); check the path, and that it is text in UTF-8",
                    e);
        }
    }

    private void add(int number, String line) {
        try {
            List<String> cells = CsvLine.cells(line);
            columns.requireAll(cells);
            String name = columns.path(cells);
            Truth truth = columns.truth(cells, folder());
            LabelledImage known = images.get(name);
            images.put(
                    name, known == null ? new LabelledImage(name, folder().resolve(name), truth) : known.with(truth));
        } catch (IllegalArgumentException e) {
            problems.add(new DataProblem(file.getFileName() + " line " + number, String.valueOf(e.getMessage())));
        }
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
