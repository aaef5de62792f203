package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final OnnxModel MODEL = OnnxModel.of(new GraphBuilder()
            .input(X, TensorType.floats(1, 2))
            .node(Node.of("Relu", List.of(X), List.of(Y), Attributes.NONE))
            .output(Y)
            .build());

    @TempDir
    private Path temporary;

    /** Makes a folder with a file, as it was left some time ago. */
    private Path folder(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve("model.bin"), "weights");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            return left.toList();
        }
    }

    @Test
    void closing_leavesNothing() throws IOException {
        try (ModelFolder folder = ModelFolder.holding(MODEL, temporary)) {
            assertThat(folder.model()).isNotEmptyFile();
        }

        assertThat(left()).isEmpty();
    }

    @Test
    void foldersOfKilledProcesses_goWithTheNextModel() throws IOException {
        Path abandoned = folder("limpid-session-1", Duration.ofHours(25));

        ModelFolder.holding(MODEL, temporary).close();

        assertThat(abandoned).doesNotExist();
    }

    @Test
    void foldersInUseAndOfOthers_stay() throws IOException {
        Path used = folder("limpid-session-2", Duration.ofHours(23));
        Path other = folder("session-3", Duration.ofDays(9));
        Path file = Files.writeString(temporary.resolve("limpid-session-4"), "no folder");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        ModelFolder.holding(MODEL, temporary).close();

        assertThat(left()).containsExactlyInAnyOrder(used, other, file);
        assertThat(other.resolve("model.bin")).exists();
    }

    @Test
    void foldersBehindLinks_areNotTouched() throws IOException {
        Path target = folder("photos", Duration.ofDays(9));
        Files.createSymbolicLink(temporary.resolve("limpid-session-5"), target);

        ModelFolder.holding(MODEL, temporary).close();

        assertThat(target.resolve("model.bin")).exists();
    }
}
