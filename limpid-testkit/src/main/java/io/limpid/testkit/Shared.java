package io.limpid.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the shared test material: real models, photos and goldens, which lie beside the repository and not in it.
 *
 * <p>The folder is that of the environment variable {@code LIMPID_SHARED}; else {@code ../shared} of the system property
 * {@code limpid.root}; else the first folder {@code shared} beside the working directory or one of its parents.
 */
public final class Shared {
    private static final String VARIABLE = "LIMPID_SHARED";
    private static final Optional<Path> FOLDER =
            candidates().filter(Shared::holdsMaterial).findFirst();

    private Shared() {}

    /** Tells whether the material is on this machine. */
    public static boolean isThere() {
        return FOLDER.isPresent();
    }

    /** Skips the running test, with the reason, where the material is missing. */
    public static void assume() {
        Assumptions.assumeTrue(isThere(), "the shared folder is missing; " + wayOut());
    }

    /**
     * Returns the shared folder.
     *
     * @throws IllegalStateException if it is missing
     */
    public static Path folder() {
        return FOLDER.orElseThrow(() -> new IllegalStateException(
                "the shared folder is missing; " + wayOut() + ", or call Shared.assume() first"));
    }

    /** Returns the path of a model, e.g. {@code squeezenet1.1.onnx}. */
    public static Path model(String file) {
        return folder().resolve("models").resolve(file);
    }

    /** Returns the path of a photo, e.g. {@code misc/chelsea.png}. */
    public static Path photo(String file) {
        return folder().resolve("photos").resolve(file);
    }

    /** Returns the path of a golden, e.g. {@code squeezenet1.1/spaniel/input.npy}. */
    public static Path golden(String file) {
        return folder().resolve("goldens").resolve(file);
    }

    private static Stream<Path> candidates() {
        Stream<Path> named = Stream.ofNullable(System.getenv(VARIABLE)).map(Path::of);
        Stream<Path> besideRoot =
                Stream.ofNullable(System.getProperty("limpid.root")).map(root -> Path.of(root, "..", "shared"));
        Stream<Path> upwards = Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder.getParent() != null, Path::getParent)
                .map(folder -> folder.resolveSibling("shared"));
        return Stream.of(named, besideRoot, upwards).flatMap(paths -> paths).map(path -> path.toAbsolutePath()
                .normalize());
    }

    private static boolean holdsMaterial(Path folder) {
        return Files.isDirectory(folder.resolve("models")) && Files.isDirectory(folder.resolve("goldens"));
    }

    private static String wayOut() {
        return "put it beside the repository, or name it in the environment variable " + VARIABLE;
    }
}
