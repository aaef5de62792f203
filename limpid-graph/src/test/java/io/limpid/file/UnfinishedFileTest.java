package io.limpid.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFileTest {
    @TempDir
    private Path folder;

    @Test
    void finishedFile_replacesTheOneOfItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
            Files.writeString(unfinished.path(), "new");
            assertThat(file).hasContent("old");
            unfinished.finish();
        }

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void fileThatIsNotFinished_vanishes() throws IOException {
        Path file = folder.resolve("a.txt");

        try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
            Files.writeString(unfinished.path(), "half");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void folderOfItsName_isKept() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));

        try (UnfinishedFile unfinished = UnfinishedFile.beside(taken)) {
            Files.writeString(unfinished.path(), "text");
            assertThatThrownBy(unfinished::finish).hasMessage("it is a folder");
        }

        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(taken));
    }

    @Test
    void nameWhileItIsWritten_isHiddenAndEndsAsItWill() {
        Path file = folder.resolve("a.png");

        String name = UnfinishedFile.beside(file).path().getFileName().toString();

        assertThat(name).startsWith(".").endsWith(".a.png");
    }

    @Test
    void whatAKilledProcessLeft_isKnownByItsName() {
        Path left = UnfinishedFile.beside(folder.resolve("a.b c.png")).path();

        assertThat(UnfinishedFile.nameOf(left)).contains("a.b c.png");
        assertThat(UnfinishedFile.nameOf(folder.resolve(".part.a.png"))).isEmpty();
        assertThat(UnfinishedFile.nameOf(folder.resolve("a.png"))).isEmpty();
    }
}
