package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.ModelInput;
import io.limpid.cli.folder.FileMark;
import io.limpid.cli.input.Input;
import io.limpid.cli.input.LoadedInput;
import io.limpid.cli.input.PhotoInput;
import io.limpid.image.Image;
import io.limpid.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images come in their order, each with its own failure, and only few are read before they are needed. */
class ReadAheadTest {
    private static final List<Input> INPUTS = IntStream.range(0, 6)
            .<Input>mapToObj(i -> new PhotoInput(Path.of("photo-" + i + ".png")))
            .toList();

    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Background background = new Background(2);

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void images_comeInTheirOrder_andAtMostTwoAreReadAhead() {
        ReadAhead reading = new ReadAhead(background, INPUTS, this::read, 2);

        for (int i = 0; i < INPUTS.size(); i++) {
            assertThat(reading.next().file().sha256()).isEqualTo(INPUTS.get(i).stem());
            assertThat(begun.size()).isLessThanOrEqualTo(i + 3);
        }
    }

    @Test
    void nextImage_isReadBeforeItIsAskedFor() {
        assumeTrue(Runtime.getRuntime().maxMemory() >= 2L << 30, "with less memory nothing is read ahead");
        new ReadAhead(background, INPUTS, this::read, 1).next();
        background.close();

        assertThat(begun).containsExactlyInAnyOrder("photo-0", "photo-1");
    }

    @Test
    void imageThatCannotBeRead_failsInItsTurn_andTheNextIsRead() {
        ReadAhead reading = new ReadAhead(
                background,
                INPUTS,
                input -> {
                    if (input.stem().equals("photo-1")) {
                        throw new IllegalArgumentException(input.name() + " is damaged");
                    }
                    return read(input);
                },
                2);

        assertThat(reading.next().file().sha256()).isEqualTo("photo-0");
        assertThatThrownBy(reading::next)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("photo-1.png is damaged");
        assertThat(reading.next().file().sha256()).isEqualTo("photo-2");
    }

    private LoadedInput read(Input input) {
        begun.add(input.stem());
        return new LoadedInput(
                new FileMark(0, 0, input.stem()),
                ModelInput.of(Tensor.of(new float[3], 1, 3, 1, 1)),
                Image.of(1, 1, new byte[3]));
    }
}
