package io.limpid.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void unsafeLetters_areReplaced() {
        assertThat(FileNames.safe("St. Bernard/dog?")).isEqualTo("St-Bernard-dog");
        assertThat(FileNames.safe("../..")).isEqualTo("x");
        assertThat(FileNames.safe("grad-cam++")).isEqualTo("grad-cam++");
        assertThat(FileNames.safe("фото 1, 写真é")).isEqualTo("фото-1-写真é");
        assertThat(FileNames.safe("a".repeat(500))).hasSizeLessThan(100);
    }

    @Test
    void devicesOfWindows_areNoNames() {
        assertThat(FileNames.safe("CON")).isEqualTo("CON_");
        assertThat(FileNames.safe("lpt1")).isEqualTo("lpt1_");
        assertThat(FileNames.safe("contest")).isEqualTo("contest");
    }

    @Test
    void sameName_isGivenOutOnce() {
        FileNames names = new FileNames();

        assertThat(names.unique(List.of("dog"))).isEqualTo("dog");
        assertThat(names.unique(List.of("Dog"))).isEqualTo("Dog-2");
        assertThat(names.unique(List.of("dog"))).isEqualTo("dog-3");
    }

    @Test
    void manyOfOneName_areNumberedOn() {
        FileNames names = new FileNames();
        String last = "";

        for (int i = 1; i <= 100_000; i++) {
            last = names.unique(List.of("a".repeat(60) + i));
        }

        assertThat(last).isEqualTo("a".repeat(60) + "-100000");
        assertThat(names.unique(List.of("a".repeat(60) + "-7"))).endsWith("a-100001");
    }

    @Test
    void stem_isTheNameWithoutFolderAndEnding() {
        assertThat(FileNames.stem(Path.of("a/b.c.jpg"))).isEqualTo("b.c");
        assertThat(FileNames.stem(Path.of(".hidden"))).isEqualTo(".hidden");
    }

    @Test
    void parts_areMadeSafeOneByOne() {
        FileNames names = new FileNames();

        assertThat(names.unique(List.of("layer-cam", "/features/11"))).isEqualTo("layer-cam.features-11");
        assertThat(names.unique(List.of("layer-cam", "features.11"))).isEqualTo("layer-cam.features-11-2");
    }
}
