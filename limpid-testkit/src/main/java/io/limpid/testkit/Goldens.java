package io.limpid.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the goldens of the shared folder: the indexes, and the arrays they name. */
public final class Goldens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "index.json";

    private Goldens() {}

    /** Returns the models that have goldens, sorted. */
    public static List<String> models() {
        try (Stream<Path> folders = Files.list(Shared.golden(""))) {
            return folders.filter(folder -> Files.exists(folder.resolve(INDEX)))
                    .filter(folder -> read(folder.resolve(INDEX)).has("entries"))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the goldens folder cannot be listed", e);
        }
    }

    /** Returns all entries of all models. */
    public static List<GoldenEntry> all() {
        return models().stream().flatMap(model -> of(model).stream()).toList();
    }

    /** Returns the entries of one model, in the order of its index. */
    public static List<GoldenEntry> of(String model) {
        JsonNode entries = read(Shared.golden(model).resolve(INDEX)).path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .map(GoldenEntry::new)
                .toList();
    }

    /** Returns the entries of all models that a method made, e.g. {@code GradCAM}. */
    public static List<GoldenEntry> ofMethod(String method) {
        return all().stream().filter(entry -> entry.method().equals(method)).toList();
    }

    /** Returns an index file as it is: for folders like {@code preprocessing} that have their own form. */
    public static JsonNode index(String folder) {
        return read(Shared.golden(folder).resolve(INDEX));
    }

    /** Returns the array of an entry. */
    public static Tensor load(GoldenEntry entry) {
        return load(entry.file());
    }

    /** Returns an array by its path below the goldens folder. */
    public static Tensor load(String file) {
        try {
            return Npy.read(Shared.golden(file));
        } catch (IOException e) {
            throw new UncheckedIOException("golden " + file + " cannot be read", e);
        }
    }

    /** Returns the preprocessed input {@code [1,3,H,W]} that an entry was made from. */
    public static Tensor input(GoldenEntry entry) {
        return sibling(entry, "input.npy");
    }

    /** Returns the logits that the reference computed for the same input. */
    public static Tensor logits(GoldenEntry entry) {
        return sibling(entry, "logits.npy");
    }

    private static Tensor sibling(GoldenEntry entry, String name) {
        return load(entry.file().substring(0, entry.file().lastIndexOf('/') + 1) + name);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("golden index " + file + " cannot be read", e);
        }
    }
}
