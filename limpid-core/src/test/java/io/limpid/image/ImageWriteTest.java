package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageWriteTest {
    @Test
    void writtenPicture_isReadBackEqual(@TempDir Path folder) throws IOException {
        Image photo = Fixture.picture("photos/rgb.png.npy");
        Path file = folder.resolve("copy.png");
        Fixture.plain(2, 2, 0).write(file);

        photo.write(file);

        assertThat(Image.read(file)).isEqualTo(photo);
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @ParameterizedTest
    @CsvSource({"a.png, \u0089PNG", "a.PNG, \u0089PNG", "a.jpg, \u00ff\u00d8\u00ff", "a.JPEG, \u00ff\u00d8\u00ff"})
    void ending_saysTheFormat(String name, String magic, @TempDir Path folder) throws IOException {
        Image photo = Fixture.picture("photos/rgb.png.npy");

        photo.write(folder.resolve(name));

        assertThat(Files.readAllBytes(folder.resolve(name))).startsWith(magic.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Image.read(folder.resolve(name)).size()).isEqualTo(photo.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bmp", "a", "a.npy"})
    void otherEnding_isRefused(String name, @TempDir Path folder) {
        Image photo = Fixture.plain(2, 2, 0);

        assertThatThrownBy(() -> photo.write(folder.resolve(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(name, ".png, .jpg or .jpeg");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void pictureThatCannotBeWritten_leavesNothingBehind(@TempDir Path folder) throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken.png"));
        Image photo = Fixture.plain(2, 2, 0);

        assertThatThrownBy(() -> photo.write(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("taken.png", "is a folder");
        assertThatThrownBy(() -> photo.write(folder.resolve("none/a.png")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("folder does not exist");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(taken));
    }
}
