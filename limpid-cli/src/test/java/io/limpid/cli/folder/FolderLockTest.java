package io.limpid.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands that write to one folder at the same time. */
class FolderLockTest {
    @TempDir
    Path folder;

    private Path out() throws IOException {
        return Files.createDirectories(folder.resolve("out"));
    }

    @Test
    void folderThatAnotherProcessWritesTo_isRefused_andLeftAsItIs() throws IOException {
        Bench bench = new Bench(folder);
        Path model = bench.model();
        Path photo = bench.photo("a.png");
        try (FolderLock taken = FolderLock.take(out())) {
            String holder = "another limpid (process " + ProcessHandle.current().pid() + ") is writing to the folder";
            Run.inOwnJvm(Run.classPath(), List.of(), "explain", model, photo, "-o", out(), "--force")
                    .failsWith(2, holder, "wait until it has ended, or choose another folder with -o");

            assertThat(Bench.files(out())).containsExactly(FolderLock.NAME);
            assertThat(taken).isNotNull();
        }
        Run.of("explain", model, photo, "-o", out()).succeeds();
    }

    @Test
    void everyCommandThatFillsAFolder_asksForIt() throws IOException {
        Bench bench = new Bench(folder);
        Path model = bench.model();
        Path photo = bench.photo("a.png");
        String reason = "is writing to the folder";
        try (FolderLock taken = FolderLock.take(out())) {
            Run.of("compare", model, photo, "-m", "grad-cam", "-o", out()).failsWith(2, reason);
            Run.of("evaluate", model, folder, "-m", "grad-cam", "--metric", "sparseness", "-o", out())
                    .failsWith(2, reason);
            Run.of("demo", "-o", out()).failsWith(2, reason);
            assertThat(taken).isNotNull();
        }
    }

    @Test
    void fileThatAKilledProcessLeft_holdsNobodyUp() throws IOException {
        Files.writeString(out().resolve(FolderLock.NAME), "123456789\n");

        FolderLock.take(out()).close();

        assertThat(Bench.files(out())).isEmpty();
    }

    @Test
    void fileThatWasOpened_andThenReplaced_givesNoLock() throws IOException {
        Path file = out().resolve(FolderLock.NAME);
        FolderLock first = FolderLock.take(out());
        try (FileChannel opened = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            first.close();
            try (FolderLock second = FolderLock.take(out())) {
                assertThat(FolderLock.tryTake(file, opened)).isEmpty();
                assertThatThrownBy(() -> FolderLock.take(out())).hasMessageContaining("another limpid");
                assertThat(second).isNotNull();
            }
        }
    }

    @Test
    void folderThatIsRefusedForWhatItHolds_isFreeAgain() throws IOException {
        Bench bench = new Bench(folder);
        Files.writeString(out().resolve("manifest.json"), "{}");

        Run.of("explain", bench.model(), bench.photo("a.png"), "-o", out()).failsWith(2, "holds manifest.json already");

        assertThat(Bench.files(out())).containsExactly("manifest.json");
    }
}
