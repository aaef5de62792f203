package io.limpid.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir
    private Path folder;

    private static String trouble(ThrowingCallable use) {
        return FileTrouble.of(catchThrowableOfType(IOException.class, use));
    }

    @Test
    void whatTheSystemRefuses_isSaidInWords() throws IOException {
        Path file = Files.write(folder.resolve("latin-1.txt"), new byte[] {'a', (byte) 0xe4});

        assertThat(trouble(() -> Files.readAllBytes(folder.resolve("none"))))
                .isEqualTo("there is no such file or folder");
        assertThat(trouble(() -> Files.createFile(file))).isEqualTo("there is something of that name");
        assertThat(trouble(() -> Files.delete(folder))).isEqualTo("the folder is not empty");
        assertThat(FileTrouble.of(new NotDirectoryException("file"))).isEqualTo("it is not a folder");
        assertThat(trouble(() -> Files.readString(file))).isEqualTo("it is not text in UTF-8");
    }

    @Test
    void otherTroubles_areSaidInTheirOwnWords() {
        assertThat(FileTrouble.of(new FileSystemException("file", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileTrouble.of(new IOException("the disk is on fire"))).isEqualTo("the disk is on fire");
        assertThat(FileTrouble.of(new EOFException())).isEqualTo("EOFException");
    }
}
