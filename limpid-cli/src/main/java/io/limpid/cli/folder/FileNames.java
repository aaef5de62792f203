package io.limpid.cli.folder;

import io.limpid.file.FileTrouble;
import io.limpid.tensor.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes names that every file system takes, each once. */
public final class FileNames {
    private static final int LONGEST = 60;

    /** Names that are devices on Windows, whatever stands behind a dot. */
    private static final Pattern DEVICES = Pattern.compile("(?i)(con|prn|aux|nul|(com|lpt)\\d)");

    private final Set<String> taken = new HashSet<>();

    /** The number that stood behind a name last: of a hundred thousand alike, not all are tried anew each time. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Returns a file's name without folder and ending. */
    public static String stem(Path file) {
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Returns a text with everything that is no letter or digit of any script, nor one of {@code _+-} replaced; what Windows
     * takes for a device gets a {@code _}.
     */
    public static String safe(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{M}\\p{N}_+-]+", "-").replaceAll("^-+|-+$", "");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        if (cut.isEmpty()) {
            return "x";
        }
        return DEVICES.matcher(cut).matches() ? cut + "_" : cut;
    }

    /**
     * Returns a safe name that was not given out before, with a number behind it if need be; letter case does not count.
     *
     * @param parts with dots between
     */
    public String unique(List<String> parts) {
        String safe = parts.stream().map(FileNames::safe).collect(Collectors.joining("."));
        String name = safe;
        int number = numbers.getOrDefault(lower(safe), 1);
        while (!taken.add(lower(name))) {
            number++;
            name = safe + "-" + number;
        }
        numbers.put(lower(safe), number);
        return name;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns the SHA-256 of a file. */
    public static String sha256(Path file) {
        try {
            return Digest.sha256(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read (" + FileTrouble.of(e) + "); check the path", e);
        }
    }
}
