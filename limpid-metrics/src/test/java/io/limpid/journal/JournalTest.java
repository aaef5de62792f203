package io.limpid.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Map<String, String> PARAMETERS = Map.of("target", "top1", "methods", "a\nb");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal.jsonl");
    }

    private List<String> write(String... lines) {
        try (Journal journal = Journal.open(file, PARAMETERS)) {
            journal.append(List.of(lines));
            return read(journal);
        }
    }

    private static List<String> read(Journal journal) {
        List<String> lines = new ArrayList<>();
        journal.read(lines::add);
        return lines;
    }

    @Test
    void linesOfAnEarlierRun_areThere_andOthersComeBehind() {
        write("one", "two");

        assertThat(write("dr\u00e9i")).containsExactly("one", "two", "dr\u00e9i");
    }

    @Test
    void lineThatWasCutOff_isDropped_andTheNextStandsInItsPlace() throws IOException {
        write("one");
        Files.writeString(file, "{\"half", StandardOpenOption.APPEND);

        assertThat(write("two")).containsExactly("one", "two");
    }

    @Test
    void otherParameters_areNamed_withWhatTheyWereAndAre() {
        write("one");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journal.open(file, Map.of("target", "top5", "methods", "x".repeat(100))))
                .withMessageContaining("methods was a;b, is " + "x".repeat(60) + "...; target was top1, is top5");
    }

    @Test
    void fileThatIsNoJournal_isRefused_andLeftAsItIs() throws IOException {
        Files.writeString(file, "dear diary\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journal.open(file, PARAMETERS))
                .withMessageContaining("is no journal");
        assertThat(file).hasContent("dear diary\n");
    }
}
