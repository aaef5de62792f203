package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final String BEGIN = "<!-- metrics: begin -->\n";
    private static final String END = "<!-- metrics: end -->";

    @Test
    void tableOfMetrics_isWhatTheRegistryPrints() throws IOException {
        Path root = Path.of(System.getProperty("limpid.root", ".."));
        String page = Files.readString(root.resolve("docs/metrics.md"));

        String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        assertThat(table.strip())
                .as("the table of docs/metrics.md; print it anew with ./limpid metrics --markdown")
                .isEqualTo(Run.of("metrics", "--markdown").succeeds().out().strip());
    }
}
