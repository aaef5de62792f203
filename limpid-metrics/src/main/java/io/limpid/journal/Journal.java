package io.limpid.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * What a run has done, one thing on each line of a file, in the order in which it was done; the first line says what decides it.
 * What a killed run has left is read back, and a line that was cut off is dropped.
 *
 * <p>Several threads may write to it at once.
 */
public final class Journal implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PARAMETERS = "parameters";
    private static final int SHOWN = 60;

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a journal: a new one, or what an earlier run with the same parameters has left.
     *
     * @param parameters all that decides what is done
     * @throws IllegalArgumentException if an earlier run had other parameters; says which
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public static Journal open(Path file, Map<String, String> parameters) {
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
            write(header(parameters) + "\n");
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
        JsonNode known = known();
        String other = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(is -> !known.path(is.getKey()).asText().equals(is.getValue()))
                        .map(is -> is.getKey() + " was "
                                + shown(known.path(is.getKey()).asText()) + ", is " + shown(is.getValue()))
                        .collect(Collectors.joining("; "));
        if (!other.isEmpty()) {
            throw new IllegalArgumentException(file + " belongs to a run with other parameters (other: " + other
                    + "); give the same ones to go on with it, another folder, or --force to begin anew");
        }
    }

    private JsonNode known() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return MAPPER.readTree(lines.readLine()).path(PARAMETERS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file
                            + " is no journal, or its first line is damaged; give another folder, or --force to begin anew",
                    e);
        }
    }

    private static String shown(String value) {
        String line = value.replace('\n', ';');
        String cut = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
        return cut.isEmpty() ? "none" : cut;
    }

    /**
     * Writes lines, all of them or none. They outlive this process, however it ends; {@link #force} lets them outlive the system.
     *
     * @throws UncheckedIOException if that fails, because the disk is full say
     */
    public synchronized void append(List<String> lines) {
        try {
            write(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Half a line must not stand before the next one. */
    private void write(String text) throws IOException {
        long start = channel.position();
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(start);
            throw e;
        }
    }

    /** Has all that was written on disk when it returns. */
    public synchronized void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private UncheckedIOException unwritable(IOException cause) {
        return new UncheckedIOException(
                file + " cannot be written (" + FileTrouble.of(cause) + "); check free space", cause);
    }

    /** Reads all lines behind the first, in order. */
    public void read(Consumer<String> reader) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(line);
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
