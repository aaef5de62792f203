package io.limpid.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/**
 * A text in {@code src/test/resources} that something printed must equal, line by line.
 *
 * <p>With {@code -Dgolden.update=true} the text is written anew instead; its difference in version control is what to review.
 */
public final class GoldenText {
    private static final String UPDATE = "golden.update";
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private final Path file;

    private GoldenText(Path file) {
        this.file = file;
    }

    /**
     * Returns the text of a test.
     *
     * @param owner the test; the text lies in a folder of its package's name
     * @param name of the file, folders with {@code /}
     */
    public static GoldenText of(Class<?> owner, String name) {
        return new GoldenText(
                RESOURCES.resolve(owner.getPackageName().replace('.', '/')).resolve(name));
    }

    /** Fails unless this is the text; line ends do not count. */
    public void isEqualTo(String actual) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            Assertions.assertThat(file)
                    .as("a golden text; write it with -D%s=true and review it", UPDATE)
                    .exists();
            Assertions.assertThat(actual.lines().toList())
                    .as("%s; if the change is meant, write it anew with -D%s=true", file, UPDATE)
                    .containsExactlyElementsOf(
                            Files.readString(file, UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or written", e);
        }
    }
}
