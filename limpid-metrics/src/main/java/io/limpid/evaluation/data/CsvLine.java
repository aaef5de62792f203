package io.limpid.evaluation.data;

import java.util.ArrayList;
import java.util.List;

/** One line of a CSV file; cells may stand in quotes, with quotes doubled inside. */
final class CsvLine {
    private CsvLine() {}

    /**
     * Returns the cells without blanks around them.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed; close it, or double quotes inside a cell");
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
