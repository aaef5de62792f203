package io.limpid.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Photos and goldens too large for the repository; tests that need them are skipped where they are not. */
final class SharedFolder {
    private SharedFolder() {}

    static Path file(String name) {
        String override = System.getenv("LIMPID_SHARED");
        Path folder = override != null
                ? Path.of(override)
                : Path.of(System.getProperty("limpid.root", ".")).resolve("../shared");
        Path file = folder.resolve(name);
        assumeTrue(Files.exists(file), file + " is not here");
        return file;
    }
}
