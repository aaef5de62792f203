package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.image.Image;
import io.limpid.method.Methods;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path out;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        out = bench.path("out");
    }

    @Test
    void methodsGiven_areOnOneSheet() {
        Run run = Run.of(
                        "compare",
                        bench.model(),
                        bench.photo("a.png"),
                        "-m",
                        "grad-cam",
                        "-m",
                        "gradient",
                        "-t",
                        "3",
                        "-o",
                        out,
                        "--json")
                .succeeds();

        JsonNode manifest = run.json();
        assertThat(manifest.at("/sheet").asText()).isEqualTo("a.compare.3.png");
        assertThat(manifest.at("/results").findValuesAsText("requested")).containsExactly("grad-cam", "gradient");
        Image sheet = Image.read(out.resolve("a.compare.3.png"));
        Image single = Image.read(out.resolve("a.grad-cam.3.png"));
        assertThat(sheet.width()).isGreaterThan(single.width());
    }

    @Test
    void withoutMethods_aHandfulIsShown() {
        Run run = Run.of("compare", bench.model(), bench.photo("a.png"), "-o", out, "--json")
                .succeeds();

        assertThat(run.json().at("/results").findValuesAsText("requested")).isEqualTo(Methods.handful());
        assertThat(run.json().at("/results").findValuesAsText("error")).isEmpty();
    }

    @Test
    void layer_appliesToThoseOfTheHandfulThatChooseOne() {
        Run run = Run.of("compare", bench.model(), bench.photo("a.png"), "-l", "relu", "-o", out, "--json")
                .succeeds();

        run.json()
                .at("/results")
                .forEach(result -> assertThat(result.at("/layer/name").asText()).isIn("relu", "input"));
        assertThat(run.json().at("/results").toString()).contains("\"name\":\"relu\"", "\"name\":\"input\"");
    }

    @Test
    void severalImages_areRefused() {
        Path tensor = bench.tensor("x.npy", Bench.NET.example(2));

        Run.of("compare", bench.model(), tensor, "-o", out).failsWith(2, "2 images", "limpid explain");
        assertThat(Bench.files(out)).isEmpty();
    }

    @Test
    void brokenPhoto_leavesAManifestAndNoSheet() {
        Run.of("compare", bench.model(), bench.text("a.jpg", "x"), "-m", "grad-cam", "-o", out)
                .failsWith(1, "a.jpg");

        assertThat(Bench.files(out)).containsExactly("manifest.json");
    }
}
