package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
