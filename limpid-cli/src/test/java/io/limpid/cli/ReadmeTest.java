package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String BEGIN = "<!-- methods: begin -->\n";
    private static final String END = "<!-- methods: end -->";

    @Test
    void tableOfMethods_isWhatTheRegistryPrints() throws IOException {
        Path root = Path.of(System.getProperty("limpid.root", ".."));
        String readme = Files.readString(root.resolve("README.md"));

        String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(table.strip())
                .as("the README's table; print it anew with ./limpid methods --markdown")
                .isEqualTo(Run.of("methods", "--markdown").succeeds().out().strip());
    }
}
