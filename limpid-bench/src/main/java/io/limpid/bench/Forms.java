package io.limpid.bench;

import io.limpid.backward.operator.Problem;
import io.limpid.runtime.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the forms in which backward passes of convolutions and pooling can be written, and writes the table from which Limpid
 * chooses.
 *
 * <p>Arguments: {@code [--runs=N] [--passes=N] [--with=file] [--only=operator] [--out=file]}. Each form stands between nodes in
 * ONNX Runtime's layout of convolutions, as it would in a network; the forms of one problem run in turn. The whole list is
 * measured in several passes, so that a bad minute of the machine falls on one of them only.
 */
public final class Forms {
    private static final String TABLE = "limpid-backward/src/main/resources/io/limpid/backward/operator/forms.csv";

    private static final double MICROS_PER_MILLI = 1000;

    private Forms() {}

    /** Runs the measurement. */
    public static void main(String[] args) throws IOException {
        Options options = new Options(args);
        int runs = Integer.parseInt(options.value("runs", "15"));
        int passes = Integer.parseInt(options.value("passes", "4"));
        String before = options.value("with", "");
        String only = options.value("only", "");
        List<Problem> problems = FormProblems.all().stream()
                .filter(problem -> only.isEmpty() || only.equals(problem.opType()))
                .toList();
        Map<String, Double> least = earlier(before);
        for (int pass = 0; pass < passes; pass++) {
            for (Problem problem : problems) {
                measure(problem, runs).forEach((row, time) -> least.merge(row, time, Math::min));
            }
        }
        List<String> lines = new ArrayList<>(
                remarks(passes * runs + " rounds in turn" + (before.isEmpty() ? "" : ", and earlier ones")));
        least.forEach((row, time) -> lines.add(row + String.format(Locale.ROOT, ",%.0f", time)));
        Files.write(Path.of(options.value("out", TABLE)), lines);
        lines.forEach(System.out::println);
    }

    /** Reads times that were measured before on the same machine: they count where they are less. */
    private static Map<String, Double> earlier(String file) throws IOException {
        Map<String, Double> times = new LinkedHashMap<>();
        if (file.isEmpty()) {
            return times;
        }
        for (String line : Files.readAllLines(Path.of(file))) {
            int time = line.lastIndexOf(',') + 1;
            if (!line.startsWith("#")) {
                times.put(line.substring(0, time - 1), Double.parseDouble(line.substring(time)));
            }
        }
        return times;
    }

    private static List<String> remarks(String rounds) throws IOException {
        return List.of(
                "# Least microseconds of each form, written by io.limpid.bench.Forms; see limpid-bench/README.md",
                "# ONNX Runtime " + Session.runtimeVersion() + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors (" + processor() + "), " + rounds,
                "# operator,kernel,stride,groups,inputs,outputs,size,form,microseconds");
    }

    private static String processor() throws IOException {
        Path facts = Path.of("/proc/cpuinfo");
        if (!Files.exists(facts)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(facts)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** Returns the microseconds of each form, by its row of the table. */
    private static Map<String, Double> measure(Problem problem, int runs) {
        Map<String, Double> rows = new LinkedHashMap<>();
        try (FormTrial trial = FormTrial.of(problem)) {
            Stopwatch.interleaved(trial.tasks(), runs)
                    .forEach((form, taken) -> rows.put(
                            row(problem, form),
                            MICROS_PER_MILLI * Stopwatch.least(taken) / FormTrial.repetitions(problem)));
        }
        return rows;
    }

    private static String row(Problem problem, String form) {
        return String.format(
                Locale.ROOT,
                "%s,%.0f,%.0f,%d,%d,%d,%.0f,%s",
                problem.opType(),
                problem.kernel(),
                problem.stride(),
                problem.groups(),
                problem.inputs(),
                problem.outputs(),
                problem.size(),
                form);
    }
}
