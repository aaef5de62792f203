package io.limpid.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.cli.Bench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    private Path path;

    private static void fill(Path file) throws IOException {
        Files.writeString(file, "half");
        throw new UncheckedIOException(file + " is too long", new IOException("the disk is full"));
    }

    @Test
    void fileThatCannotBeWritten_goesByItsName_andLeavesNothingBehind() {
        try (OutputFolder folder = OutputFolder.prepare(path, List.of(), OutputFolder.Existing.KEEP)) {
            assertThatThrownBy(() -> folder.write("a.png", OutputFolderTest::fill))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContainingAll(path.resolve("a.png").toString(), "the disk is full")
                    .hasMessageNotContaining(".part");
        }

        assertThat(Bench.files(path)).noneMatch(name -> name.contains("a.png"));
    }
}
