package io.limpid.bench;

import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.runtime.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how much memory compiled methods take beside Java's heap: each alone in a process of its own, then all of them in
 * one. Linux only.
 *
 * <p>Arguments: {@code [--models=a,b] [--methods=m;m] [--heap=2g]}, where a model is the name of a random net or an ONNX file, and a
 * method is a spec.
 */
public final class Memory {
    private static final String TEN = "grad-cam;grad-cam++;layer-cam;gradient;guided-backprop;lrp(composite=epsilon);"
            + "lrp(composite=epsilon-plus);deep-lift;lift-cam;fg-cam";
    private static final String HERE = "here";
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** Runs the measurement. */
    public static void main(String[] args) throws IOException {
        Options options = new Options(args);
        List<String> methods = list(options.value("methods", TEN), ";");
        if (options.value(HERE, "").isEmpty()) {
            measure(list(options.value("models", "mobilenet-v2,resnet-50"), ","), methods, options.value("heap", "2g"));
        } else {
            System.out.println(here(options.value("models", ""), methods));
        }
    }

    private static List<String> list(String text, String separator) {
        return Arrays.asList(text.split(separator));
    }

    private static void measure(List<String> models, List<String> methods, String heap) throws IOException {
        System.out.printf("ONNX Runtime %s, MB beside Java's heap%n%n", Session.runtimeVersion());
        System.out.println("| model | methods | resident | peak | in turn |");
        System.out.println("|---|---|---|---|---|");
        for (String model : models) {
            for (String method : methods) {
                print(model, method, apart(model, method, heap));
            }
            print(model, "all " + methods.size(), apart(model, String.join(";", methods), heap));
        }
    }

    private static void print(String model, String methods, Taken taken) {
        System.out.printf(
                Locale.ROOT, "| %s | %s | %d | %d | %d |%n", model, methods, taken.resident, taken.peak, taken.inTurn);
    }

    /** Measures in a process of its own whose heap is as large from the beginning as it may become. */
    private static Taken apart(String model, String methods, String heap) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-Xms" + heap,
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Memory.class.getName(),
                        "--" + HERE + "=yes",
                        "--models=" + model,
                        "--methods=" + methods)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Taken.parse(said.strip());
    }

    /** Compiles each method and runs it once, then runs all in turn. */
    private static Taken here(String model, List<String> methods) throws IOException {
        Session.runtimeVersion();
        long before = status("VmRSS");
        Subject subject = Subject.of(model);
        Network network = Network.of(subject.model(), subject.image().shape());
        List<Runner> runners = new ArrayList<>();
        for (String method : methods) {
            Runner runner = Methods.parse(method).on(network);
            runners.add(runner);
            runner.run(subject.image(), Goal.of(Goal.PREDICTED, 1));
        }
        long resident = status("VmRSS");
        long peak = status("VmHWM");
        runners.forEach(runner -> runner.run(subject.image(), Goal.of(Goal.PREDICTED, 1)));
        Taken taken = new Taken(resident - before, peak - before, status("VmRSS") - before);
        runners.forEach(Runner::close);
        return taken;
    }

    private static long status(String entry) throws IOException {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(entry))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1024;
        }
    }

    /**
     * What methods took, in MB.
     *
     * @param resident after each was compiled and run once
     * @param peak on the way there
     * @param inTurn after all were run once more, one after the other
     */
    private record Taken(long resident, long peak, long inTurn) {
        static Taken parse(String text) {
            long[] numbers =
                    Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Taken(numbers[0], numbers[1], numbers[2]);
        }

        @Override
        public String toString() {
            return resident + " " + peak + " " + inTurn;
        }
    }
}
