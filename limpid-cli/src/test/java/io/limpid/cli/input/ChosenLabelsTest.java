package io.limpid.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.cli.Bench;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenLabelsTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private ChosenLabels choose(int classes) {
        return ChosenLabels.choose(bench.path("model.onnx"), classes, Optional.empty());
    }

    @Test
    void nothingKnown_classesGoByNumber() {
        assertThat(choose(3).value().name(2)).isEqualTo("class 2");
    }

    @Test
    void configBesideTheModel_isTaken() {
        bench.text("config.json", "{\"id2label\":{\"0\":\"cat\",\"1\":\"dog\"}}");

        assertThat(choose(2).value().names()).containsExactly("cat", "dog");
    }

    @Test
    void textBesideTheModel_countsOnlyIfItFits() {
        bench.text("labels.txt", "cat", "dog");

        assertThat(choose(2).source()).isEqualTo("labels.txt beside the model");
        assertThat(choose(3).source())
                .isEqualTo(
                        "none; classes go by their numbers; not by labels.txt beside the model, which names 2 of them");
    }
}
