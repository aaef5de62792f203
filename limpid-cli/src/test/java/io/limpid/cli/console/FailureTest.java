package io.limpid.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void outOfMemory_saysHowToGiveMore() {
        assertThat(Failure.message(new OutOfMemoryError("Java heap space"))).contains("Java heap space", "-Xmx");
    }

    @Test
    void missingNativeLibrary_saysWhatIsNeeded() {
        Throwable failure = new ExceptionInInitializerError(new UnsatisfiedLinkError("no onnxruntime"));

        assertThat(Failure.message(failure)).contains("no onnxruntime", "glibc");
    }

    @Test
    void missingClass_isNamedWithAWayToRebuild() {
        assertThat(Failure.message(new NoClassDefFoundError("ai/onnxruntime/OrtEnvironment")))
                .contains("ai.onnxruntime.OrtEnvironment is missing", "./limpid")
                .doesNotContain("glibc");
    }

    @Test
    void classThatCannotStart_isAFaultOfTheProgram() {
        Throwable failure = new ExceptionInInitializerError(new ArithmeticException("/ by zero"));

        assertThat(Failure.message(failure))
                .contains("ArithmeticException", "--debug")
                .doesNotContain("glibc");
    }

    @Test
    void faultOfTheProgram_asksForAReport() {
        assertThat(Failure.message(new ArrayIndexOutOfBoundsException("7")))
                .contains("ArrayIndexOutOfBoundsException", "--debug");
    }

    @Test
    void ioException_isPutInWords() {
        assertThat(Failure.message(new UncheckedIOException(new NoSuchFileException("/x/y"))))
                .contains("/x/y", "check path");
        assertThat(Failure.message(new UncheckedIOException("x cannot be written", new IOException("full"))))
                .isEqualTo("x cannot be written");
    }

    @Test
    void message_isOneLine() {
        assertThat(Failure.message(new IllegalArgumentException("one\n  two\r\nthree")))
                .isEqualTo("one two three");
    }
}
