package io.limpid.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
    /** Two steps, and some. */
    private static final byte[] BYTES = new byte[(2 << 20) + 77];

    static {
        new Random(3).nextBytes(BYTES);
    }

    @TempDir
    private Path folder;

    @Test
    void bytes_areWrittenFromWhereTheBufferStands_whichStaysThere() throws IOException {
        Path file = folder.resolve("bytes");
        ByteBuffer all = ByteBuffer.wrap(BYTES).position(5).asReadOnlyBuffer();

        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            FileBytes.write(out, all);
        }

        assertThat(ByteBuffer.wrap(Files.readAllBytes(file))).isEqualTo(all);
    }

    @Test
    void bytes_areReadFromWhereTheFileStands() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), BYTES);

        try (FileChannel in = FileChannel.open(file)) {
            assertThat(FileBytes.read(in.position(9), BYTES.length - 9))
                    .isEqualTo(ByteBuffer.wrap(BYTES, 9, BYTES.length - 9));
        }
    }

    @Test
    void fileThatEndsEarly_isReported() throws IOException {
        Path file = Files.write(folder.resolve("bytes"), BYTES);

        try (FileChannel in = FileChannel.open(file)) {
            assertThatThrownBy(() -> FileBytes.read(in, BYTES.length + 4))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("4 bytes early");
        }
    }
}
