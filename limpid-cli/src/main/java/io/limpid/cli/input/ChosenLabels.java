package io.limpid.cli.input;

import io.limpid.cli.console.UsageException;
import io.limpid.image.Labels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class names that a command works with.
 *
 * @param value one name for each class
 * @param source who says so, in words for people
 */
public record ChosenLabels(Labels value, String source) {
    private static final List<String> FILES = List.of("config.json", "labels.txt");

    /**
     * Chooses names for a model's classes.
     *
     * @throws UsageException if the file asked for cannot be read, or has another number of names
     */
    static ChosenLabels choose(Path model, int classes, Optional<Path> asked) {
        return asked.map(file -> read(file, classes))
                .or(() -> beside(model)
                        .filter(found -> found.value().size() == classes)
                        .findFirst())
                .orElseGet(() -> numbered(model, classes));
    }

    private static ChosenLabels numbered(Path model, int classes) {
        String others = beside(model)
                .map(found -> "; not by " + found.source() + ", which names "
                        + found.value().size() + " of them")
                .collect(Collectors.joining());
        return new ChosenLabels(Labels.numbered(classes), "none; classes go by their numbers" + others);
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

    /** Files beside the model, which count only if they fit it: they may belong to another. */
    private static Stream<ChosenLabels> beside(Path model) {
        return FILES.stream()
                .map(model.toAbsolutePath()::resolveSibling)
                .filter(Files::isRegularFile)
                .flatMap(
                        file -> readIfItNamesClasses(file)
                                .map(labels -> new ChosenLabels(labels, file.getFileName() + " beside the model"))
                                .stream());
    }

    private static Optional<Labels> readIfItNamesClasses(Path file) {
        try {
            return Optional.of(Labels.read(file));
        } catch (IllegalArgumentException holdsNoLabels) {
            return Optional.empty();
        }
    }
}
