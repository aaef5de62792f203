package io.limpid.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Python libraries that do the same in torch, timed on the same network, image and layer in a process of their own.
 *
 * <p>Whatever is missing becomes a note; nothing here fails because Python or a library is not there.
 *
 * @param python the command that starts Python
 * @param isReady whether it has what a measurement needs at least
 * @param notes one line for each thing that is missing
 */
record Reference(String python, boolean isReady, List<String> notes) {
    private static final String SCRIPT = "reference_times.py";

    /**
     * What a measurement gave.
     *
     * @param notes how far the rebuilt network agrees, or why it was not timed
     * @param times for each method the milliseconds of every round, torch's own forward pass first; may be empty
     */
    record Timed(List<String> notes, Map<String, double[]> times) {}

    /** Looks for Python and the libraries. */
    static Reference find(String python) {
        try (ScriptFolder folder = ScriptFolder.of("torch_network.py", SCRIPT)) {
            ScriptFolder.Exit exit = folder.run(python, SCRIPT, "--check");
            return new Reference(python, exit.status() == 0, exit.lines());
        } catch (IOException e) {
            return new Reference(
                    python,
                    false,
                    List.of("torch is not timed: " + e.getMessage()
                            + "; install Python 3, or name one with --python=/path/to/python3"));
        }
    }

    /**
     * Times the libraries on a network.
     *
     * @param image {@code [1,C,H,W]}
     * @param logits what the network computes for the image; a rebuilt network that computes others is not timed
     */
    Timed time(Network network, Tensor image, Tensor logits, int runs) {
        if (!isReady) {
            return new Timed(List.of(), Map.of());
        }
        try (ScriptFolder folder = ScriptFolder.of("torch_network.py", SCRIPT)) {
            Handover.write(folder.path(), network, image, logits);
            ScriptFolder.Exit exit =
                    folder.run(python, SCRIPT, folder.path().toString(), "--runs", Integer.toString(runs));
            return exit.status() == 0 ? read(folder.path().resolve("times.json")) : failed(exit);
        } catch (IOException e) {
            throw new UncheckedIOException("the measurement in torch cannot use a temporary folder", e);
        }
    }

    private static Timed failed(ScriptFolder.Exit exit) {
        String last = exit.lines().isEmpty()
                ? "no message"
                : exit.lines().get(exit.lines().size() - 1);
        return new Timed(
                List.of("not timed in torch: " + SCRIPT + " ended with status " + exit.status() + ": " + last),
                Map.of());
    }

    private static Timed read(Path file) throws IOException {
        JsonNode result = new ObjectMapper().readTree(Files.readAllBytes(file));
        List<String> notes = new ArrayList<>();
        result.path("notes").forEach(note -> notes.add(note.asText()));
        Map<String, double[]> times = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : result.path("times").properties()) {
            double[] rounds = new double[entry.getValue().size()];
            for (int i = 0; i < rounds.length; i++) {
                rounds[i] = entry.getValue().get(i).asDouble();
            }
            times.put(entry.getKey(), rounds);
        }
        return new Timed(notes, times);
    }
}
