package io.limpid.cli;

import io.limpid.image.Labels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The class names that a command works with.
 *
 * @param value one name for each class
 * @param source who says so, in words for people
 */
record ChosenLabels(Labels value, String source) {
    private static final List<String> FILES = List.of("config.json", "labels.txt");

    /**
     * Chooses names for a model's classes.
     *
     * @throws UsageException if the file asked for cannot be read, or has another number of names
     */
    static ChosenLabels choose(Path model, int classes, Optional<Path> asked) {
        return asked.map(file -> read(file, classes))
                .or(() -> beside(model, classes))
                .orElseGet(() -> new ChosenLabels(Labels.numbered(classes), "none; classes go by their numbers"));
    }

    private static ChosenLabels read(Path file, int classes) {
        try {
            Labels labels = Labels.read(file);
            if (labels.size() != classes) {
                throw new UsageException(file + " names " + labels.size() + " classes, but the model has " + classes
                        + "; give one name for each class, class 0 first");
            }
            return new ChosenLabels(labels, file.toString());
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Files beside the model count only if they fit it: they may belong to another. */
    private static Optional<ChosenLabels> beside(Path model, int classes) {
        return FILES.stream()
                .map(model.toAbsolutePath()::resolveSibling)
                .filter(Files::isRegularFile)
                .flatMap(file -> readIfItNamesClasses(file)
                        .filter(labels -> labels.size() == classes)
                        .map(labels -> new ChosenLabels(labels, file.getFileName() + " beside the model"))
                        .stream())
                .findFirst();
    }

    private static Optional<Labels> readIfItNamesClasses(Path file) {
        try {
            return Optional.of(Labels.read(file));
        } catch (IllegalArgumentException holdsNoLabels) {
            return Optional.empty();
        }
    }
}
