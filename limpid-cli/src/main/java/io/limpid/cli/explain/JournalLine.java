package io.limpid.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.cli.console.Json;
import io.limpid.cli.folder.FileMark;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;
import java.util.Map;
import java.util.Optional;

/**
 * A result that was written, as a line of the journal.
 *
 * @param made the result's name, its image's, and what marks the files it was made of and into
 * @param imageEntry its image's entry in the manifest, as text: numbers are to stay as they were written
 * @param entry its own, likewise
 */
record JournalLine(JsonNode made, String imageEntry, String entry) {
    private static final String MADE = "made";
    private static final String IMAGE = "image";
    private static final String ENTRY = "result";
    private static final String NAME = "name";
    private static final String PHOTO = "photo";
    private static final String BYTES = "bytes";
    private static final String MODIFIED = "modified";
    private static final String SHA256 = "sha256";
    private static final String NPY = "npy";
    private static final String PNG = "png";

    /**
     * Returns the line of a result.
     *
     * @param npy how many bytes its raw attribution takes on disk
     * @param png how many bytes its picture takes
     */
    static String of(Explained result, long npy, long png) {
        Slot slot = result.slot();
        LoadedInput loaded = result.task().sample().loaded();
        ObjectNode made =
                Json.object().put(NAME, slot.name()).put(IMAGE, slot.input().name());
        made.putObject(PHOTO)
                .put(BYTES, loaded.file().bytes())
                .put(MODIFIED, loaded.file().modified())
                .put(SHA256, loaded.file().sha256());
        made.put(NPY, npy).put(PNG, png);
        ObjectNode line = Json.object();
        line.set(MADE, made);
        line.set(IMAGE, ImageEntry.of(slot.input(), loaded));
        line.set(ENTRY, ResultEntry.done(result));
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static JournalLine read(String line) {
        Map<String, String> members = Json.members(line);
        return new JournalLine(Json.read(member(members, MADE)), member(members, IMAGE), member(members, ENTRY));
    }

    private static String member(Map<String, String> members, String name) {
        return Optional.ofNullable(members.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the line holds no " + name));
    }

    /** Returns the name of the result's files. */
    String name() {
        return made.path(NAME).asText();
    }

    /** Returns what the user called its image. */
    String image() {
        return made.path(IMAGE).asText();
    }

    /** Tells whether it is the result of an image. */
    boolean isOf(Input input) {
        return image().equals(input.name());
    }

    /** Returns what its image's file was when it was read. */
    FileMark photo() {
        JsonNode photo = made.path(PHOTO);
        return new FileMark(
                photo.path(BYTES).asLong(),
                photo.path(MODIFIED).asLong(),
                photo.path(SHA256).asText());
    }

    /** Returns the size of the raw attribution's file. */
    long npy() {
        return made.path(NPY).asLong();
    }

    /** Returns the size of the picture's file. */
    long png() {
        return made.path(PNG).asLong();
    }
}
