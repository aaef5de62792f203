package io.limpid.cli.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.cli.console.Failure;
import io.limpid.cli.console.Json;
import io.limpid.cli.console.UsageException;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.image.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The preprocessing that a command works with.
 *
 * @param value what is done to photos
 * @param source who says so, in words for people
 * @param trust whether that is known or a guess
 */
public record ChosenPreprocessing(Preprocessing value, String source, Trust trust) {
    private static final String OWN_FILE = "preprocessor_config.json";
    private static final List<String> FILES = List.of(OWN_FILE, "config.json");
    private static final int SMALLEST_WITH_MARGIN = 96;
    private static final String GRAY = "zero-one(order=gray,mean=0,std=1)";
    private static final String RAW_GRAY = "raw(order=gray,mean=0,std=1)";

    /** How sure it is that the model was trained with it. */
    enum Trust {
        /** Asked for, or found with the model. */
        STATED,
        /** Nothing says so; it is what most models take. */
        ASSUMED,
        /** The model takes no photos, and nothing is done to finished tensors. */
        IDLE
    }

    /** Returns what is done to photos, and who says so; for people. */
    public String text() {
        return trust == Trust.IDLE ? source : value.spec() + " (" + source + ")";
    }

    /** Returns what a manifest says of it. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("spec", value.spec());
        json.put("source", source);
        json.put("assumed", trust == Trust.ASSUMED);
        return json;
    }

    static ChosenPreprocessing choose(Path file, OnnxModel model, Optional<String> spec) {
        InputSlot slot = InputSlot.of(model.graph());
        return spec.map(text -> asked(text, slot))
                .or(() -> beside(file, slot))
                .or(() -> inMetadata(model, slot))
                .orElseGet(() -> assumed(slot));
    }

    private static ChosenPreprocessing asked(String spec, InputSlot slot) {
        try {
            Preprocessing parsed = Preprocessing.parse(spec);
            requireFit(parsed, spec, slot);
            return new ChosenPreprocessing(fitted(parsed, spec, slot), "as asked", Trust.STATED);
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    private static void requireFit(Preprocessing given, String spec, InputSlot slot) {
        Size size = given.geometry().input();
        if (states(spec, "size") && !slot.fitted(size).equals(size)) {
            throw new UsageException("--preprocess makes an input of " + size + " pixels, but the model takes "
                    + slot.fitted(size) + "; leave size out, or set it to that");
        }
        requirePhotos(slot);
        if (given.channels().count() != slot.channels()) {
            throw new UsageException("--preprocess makes " + given.channels().count()
                    + " channel(s), but the model's input has " + slot.channels()
                    + "; set order, mean and std for that,"
                    + " e.g. " + (slot.channels() == 1 ? GRAY : "imagenet"));
        }
    }

    private static void requirePhotos(InputSlot slot) {
        if (!slot.takesPhotos()) {
            throw new UsageException(
                    "the model's input has " + slot.channels()
                            + " channels, and photos have 1 or 3; leave --preprocess out, and give finished tensors as .npy files");
        }
    }

    private static Preprocessing fitted(Preprocessing given, String spec, InputSlot slot) {
        Preprocessing arranged = states(spec, "layout") ? given : given.withLayout(slot.layout());
        Size made = arranged.geometry().input();
        Size wanted = slot.fitted(made);
        return wanted.equals(made) ? arranged : arranged.withInputSize(wanted.height(), wanted.width());
    }

    private static boolean states(String spec, String parameter) {
        return spec.toLowerCase(Locale.ROOT).matches(".*\\b" + parameter + "\\s*=.*");
    }

    private static Optional<ChosenPreprocessing> beside(Path model, InputSlot slot) {
        return FILES.stream()
                .map(model.toAbsolutePath()::resolveSibling)
                .filter(Files::isRegularFile)
                .flatMap(file -> readIfItSpeaksOfIt(file).stream()
                        .map(read -> new ChosenPreprocessing(
                                fitted(read, "", slot), file.getFileName() + " beside the model", Trust.STATED)))
                .filter(chosen -> chosen.value().channels().count() == slot.channels())
                .findFirst();
    }

    /** A {@code config.json} may be there for other reasons; only what speaks of preprocessing counts. */
    private static Optional<Preprocessing> readIfItSpeaksOfIt(Path file) {
        try {
            return Optional.of(Preprocessing.read(file));
        } catch (IllegalArgumentException e) {
            if (file.endsWith(OWN_FILE)) {
                throw new UsageException(
                        "the file beside the model that says what is done to photos cannot be used: "
                                + Failure.message(e) + "; or say it with --preprocess",
                        e);
            }
            return Optional.empty();
        }
    }

    private static Optional<ChosenPreprocessing> inMetadata(OnnxModel model, InputSlot slot) {
        return Preprocessing.ofOnnxMetadata(model.metadata())
                .filter(read -> read.channels().count() == slot.channels())
                .map(read -> new ChosenPreprocessing(
                        withUsualMargin(fitted(read, "", slot)), "the model file's metadata", Trust.STATED));
    }

    private static ChosenPreprocessing assumed(InputSlot slot) {
        Preprocessing value = withUsualMargin(fitted(usual(slot), "", slot));
        return slot.takesPhotos()
                ? new ChosenPreprocessing(
                        value,
                        "assumed: neither the model nor a file beside it says how it was trained;"
                                + " if predictions look wrong, give --preprocess",
                        Trust.ASSUMED)
                : new ChosenPreprocessing(
                        value,
                        "not for photos: the model's input has " + slot.channels()
                                + " channels; give finished tensors as .npy files",
                        Trust.IDLE);
    }

    /** Small images are whole: no border is cut off them. */
    private static Preprocessing withUsualMargin(Preprocessing fitted) {
        Size input = fitted.geometry().input();
        return Math.min(input.height(), input.width()) < SMALLEST_WITH_MARGIN ? fitted.withoutMargin() : fitted;
    }

    private static Preprocessing usual(InputSlot slot) {
        if (slot.pixels() == InputSlot.Pixels.LEVELS) {
            return Preprocessing.parse(slot.channels() == 1 ? RAW_GRAY : "raw");
        }
        return slot.channels() == 1 ? Preprocessing.parse(GRAY) : Preprocessing.imagenet();
    }
}
