package io.limpid.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A file of a folder that is taken for a picture, or a tensor in place of one, by its name. */
public final class PictureFile {
    private static final Set<String> ENDINGS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "gif", "bmp", "npy");

    private PictureFile() {}

    /** Tells whether something in a folder is a picture; a link that leads nowhere is one that cannot be read. */
    public static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.contains(ending) && (Files.isRegularFile(file) || leadsNowhere(file));
    }

    /** Tells whether something is a link to what is not there. */
    public static boolean leadsNowhere(Path file) {
        return Files.isSymbolicLink(file) && !Files.exists(file);
    }
}
