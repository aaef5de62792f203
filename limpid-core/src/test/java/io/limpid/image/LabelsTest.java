package io.limpid.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
    private static final Labels BIRDS =
            new Labels(List.of("crane", "great_white_shark", "tench, Tinca tinca", "crane"));

    @TempDir
    Path folder;

    @Test
    void find_ignoresCaseAndHowWordsAreParted() {
        assertThat(BIRDS.find("Great White shark")).isEqualTo(1);
        assertThat(BIRDS.find("tinca-tinca")).isEqualTo(2);
        assertThat(BIRDS.find("tench, tinca tinca")).isEqualTo(2);
    }

    @Test
    void find_prefersTheWholeNameToASynonym() {
        assertThat(new Labels(List.of("cat, tiger", "tiger")).find("tiger")).isEqualTo(1);
    }

    @Test
    void find_namesWhatIsNearOrAmbiguous() {
        assertThatThrownBy(() -> BIRDS.find("tensh"))
                .hasMessageContainingAll("tensh", "did you mean tench? ", "0 to 3");
        assertThatThrownBy(() -> BIRDS.find("crane")).hasMessageContaining("2 classes: 0, 3;");
        assertThatThrownBy(() -> new Labels(Collections.nCopies(9, "same")).find("same"))
                .hasMessageContaining("9 classes: 0, 1, 2 and others;");
        assertThatThrownBy(() -> BIRDS.name(4)).hasMessageContaining("classes 0 to 3");
    }

    @Test
    void numberedLabels_areFoundByTheirName() {
        assertThat(Labels.numbered(10).find("class 7")).isEqualTo(7);
    }

    @Test
    void textFile_isReadLineByLineWithoutSynsets() throws IOException {
        assertThat(read("a.txt", "\uFEFFn01440764 tench, Tinca tinca\nn01443537 goldfish\n\n")
                        .names())
                .containsExactly("tench, Tinca tinca", "goldfish");
        assertThat(read("a.txt", "n01440764\r\nn01443537\r\n").names()).containsExactly("n01440764", "n01443537");
    }

    @Test
    void jsonFiles_areReadByContent() throws IOException {
        List<String> expected = List.of("tench, Tinca tinca", "goldfish");

        assertThat(read("a.json", "{'id2label': {'1': 'goldfish', '0': 'tench, Tinca tinca'}}")
                        .names())
                .isEqualTo(expected);
        assertThat(read("a.json", "{'pretrained_cfg': {'label_names': ['tench, Tinca tinca', 'goldfish']}}")
                        .names())
                .isEqualTo(expected);
        assertThat(read(
                                "a.json",
                                "{'label_names': ['n01440764', 'n01443537'], 'label_descriptions': {'n01440764':"
                                        + " 'tench, Tinca tinca', 'n01443537': 'goldfish'}}")
                        .names())
                .isEqualTo(expected);
        assertThat(read("a.json", "{'0': ['n01440764', 'tench, Tinca tinca'], '1': ['n01443537', 'goldfish']}")
                        .names())
                .isEqualTo(expected);
        assertThat(read("a.json", "['tench, Tinca tinca', 'goldfish']").names()).isEqualTo(expected);
    }

    @Test
    void fileWithoutLabels_isRejectedByName() {
        assertThatThrownBy(() -> read("a.json", "{'id2label': {'0': 'a', '2': 'c'}}"))
                .hasMessageContainingAll("a.json", "class 1 has no label");
        assertThatThrownBy(() -> read("a.json", "{'id2label': {'one': 'a'}}")).hasMessageContaining("\"one\"");
        assertThatThrownBy(() -> read("a.json", "{}")).hasMessageContaining("holds no labels");
        assertThatThrownBy(() -> read("a.txt", "a\n\nc")).hasMessageContaining("line 2 is empty");
        assertThatThrownBy(() -> read("a.txt", "")).hasMessageContaining("a.txt");
        assertThatThrownBy(() -> Labels.read(folder.resolve("none.txt"))).hasMessageContaining("none.txt");
        assertThatThrownBy(() -> Labels.read(Files.write(folder.resolve("b.txt"), new byte[] {(byte) 0xC3, 0x28})))
                .hasMessageContaining("no UTF-8 text");
    }

    private Labels read(String name, String content) throws IOException {
        return Labels.read(Files.writeString(folder.resolve(name), content.replace('\'', '"')));
    }
}
