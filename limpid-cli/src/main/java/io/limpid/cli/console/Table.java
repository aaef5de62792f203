package io.limpid.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns. */
public final class Table {
    private static final String GAP = "  ";

    private final String margin;
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table whose lines begin with a margin. */
    public Table(String margin) {
        this.margin = margin;
    }

    /** Adds a line. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Returns the lines, each ended; columns as wide as their longest cell. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(margin);
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .append(" ".repeat(width(column) - row.get(column).length()))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
