package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.cli.console.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    Path folder;

    @Test
    void manifest_isWrittenEntryByEntry_asOneDocumentThatIsPrintedAtOnce() throws IOException {
        Bench bench = new Bench(folder);
        Path out = bench.path("out");

        Run.of("compare", bench.model(), bench.photo("a.png"), "-m", "gradient", "-m", "lrp", "-t", "top2", "-o", out)
                .succeeds();

        String manifest = Files.readString(out.resolve("manifest.json"));
        assertThat(manifest).isEqualTo(Json.print(new ObjectMapper().readTree(manifest)) + "\n");
        assertThat(new ObjectMapper().readTree(manifest).fieldNames())
                .toIterable()
                .endsWith("target", "images", "results", "sheet");
    }
}
