package io.limpid.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.file.FileTrouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The judgements of an evaluation on disk, one on each line, in the order in which they were made; the first line says what is
 * evaluated. What a killed run has left is read back, and a line that was cut off is dropped.
 */
final class Journal implements AutoCloseable {
    private static final String PARAMETERS = "parameters";

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a journal: a new one, or what an earlier run with the same parameters has left.
     *
     * @param parameters all that decides the scores
     * @throws IllegalArgumentException if an earlier run had other parameters; says which
     * @throws UncheckedIOException if the file cannot be read or written
     */
    static Journal open(Path file, Map<String, String> parameters) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel);
            try {
                journal.begin(parameters);
                return journal;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be read or written (" + FileTrouble.of(e) + "); check permissions and free space",
                    e);
        }
    }

    private void begin(Map<String, String> parameters) throws IOException {
        long whole = wholeLines();
        channel.truncate(whole);
        channel.position(whole);
        if (whole == 0) {
            append(header(parameters));
        } else {
            requireSame(parameters);
        }
    }

    /** Returns the number of bytes up to the last line's end. */
    private long wholeLines() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private static String header(Map<String, String> parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(parameters).forEach(json.putObject(PARAMETERS)::put);
        return json.toString();
    }

    private void requireSame(Map<String, String> parameters) throws IOException {
        JsonNode known;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            known = JudgementJson.tree(lines.readLine()).path(PARAMETERS);
        }
        String other = parameters.keySet().stream()
                .filter(name -> !known.path(name).asText().equals(parameters.get(name)))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!other.isEmpty()) {
            throw new IllegalArgumentException(file + " belongs to an evaluation with other parameters (other: " + other
                    + "); give the same ones to go on with it, another folder, or --force to begin anew");
        }
    }

    /** Writes judgements, and has them on disk when it returns. */
    void append(List<Judgement> judgements) {
        try {
            append(judgements.stream().map(JudgementJson::write).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be written (" + FileTrouble.of(e) + "); check free space", e);
        }
    }

    private void append(String lines) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((lines + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** Reads all judgements, in order. */
    void read(Consumer<Judgement> reader) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(JudgementJson.read(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read (" + FileTrouble.of(e) + "); check permissions", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed (" + FileTrouble.of(e) + ")", e);
        }
    }
}
