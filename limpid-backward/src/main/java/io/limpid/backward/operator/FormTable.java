package io.limpid.backward.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Chooses forms as they were measured: at the measured problem nearest to the one at hand, the fastest of the forms that exist.
 *
 * <p>The table {@code forms.csv} is written by {@code io.limpid.bench.Forms}. Without a problem of the same sort in it, the first
 * form that exists is taken.
 *
 * @param times of each form in microseconds, by problem
 */
record FormTable(Map<Problem, Map<String, Double>> times) implements FormChoice {
    private static final String TABLE = "forms.csv";
    private static final int FORM = 7;
    private static final int MICROSECONDS = 8;

    /** Below this share of a plainer form's time another one is faster for certain, and not by chance. */
    private static final double CLEARLY = 0.95;

    FormTable {
        times = Map.copyOf(times);
    }

    /** Returns the table that is kept beside the operators. */
    static FormTable measured() {
        InputStream table = Objects.requireNonNull(FormTable.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }

    /** Reads lines {@code operator,kernel,stride,groups,inputs,outputs,size,form,microseconds}; # begins a remark. */
    static FormTable parse(List<String> lines) {
        Map<Problem, Map<String, Double>> times = new LinkedHashMap<>();
        lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] cells = line.split(",");
            Problem problem = new Problem(
                    cells[0],
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Long.parseLong(cells[3]),
                    Long.parseLong(cells[4]),
                    Long.parseLong(cells[5]),
                    Double.parseDouble(cells[6]));
            times.computeIfAbsent(problem, p -> new LinkedHashMap<>())
                    .put(cells[FORM], Double.parseDouble(cells[MICROSECONDS]));
        });
        return new FormTable(times);
    }

    @Override
    public String of(Problem problem, List<String> existing) {
        return times.entrySet().stream()
                .filter(entry -> entry.getKey().isLike(problem))
                .filter(entry -> existing.stream().anyMatch(entry.getValue()::containsKey))
                .min(nearestTo(problem))
                .map(entry -> fastest(entry.getValue(), existing))
                .orElse(existing.get(0));
    }

    /** Orders by distance; problems that are as near by their text, so that the same one wins everywhere. */
    private static Comparator<Map.Entry<Problem, Map<String, Double>>> nearestTo(Problem problem) {
        return Comparator.<Map.Entry<Problem, Map<String, Double>>>comparingDouble(
                        entry -> entry.getKey().distance(problem))
                .thenComparing(entry -> entry.getKey().toString());
    }

    private static String fastest(Map<String, Double> measured, List<String> existing) {
        List<String> candidates =
                existing.stream().filter(measured::containsKey).toList();
        String best = candidates.get(0);
        for (String form : candidates) {
            if (time(measured, form) < CLEARLY * time(measured, best)) {
                best = form;
            }
        }
        return best;
    }

    private static double time(Map<String, Double> measured, String form) {
        return measured.getOrDefault(form, Double.POSITIVE_INFINITY);
    }
}
