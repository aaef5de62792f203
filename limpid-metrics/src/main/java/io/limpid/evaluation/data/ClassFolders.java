package io.limpid.evaluation.data;

import io.limpid.evaluation.data.LabelledImage.Truth;
import io.limpid.file.FileTrouble;
import io.limpid.image.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads folders of pictures. */
final class ClassFolders {
    private ClassFolders() {}

    static LabelledImages read(Path folder) {
        List<LabelledImage> images = new ArrayList<>();
        List<DataProblem> problems = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                addClass(entry, images, problems);
            } else if (PictureFile.isPicture(entry)) {
                images.add(new LabelledImage(name(entry), entry, Truth.NONE));
            } else if (PictureFile.leadsNowhere(entry)) {
                problems.add(new DataProblem(name(entry), "a link to what is not there; correct it, or remove it"));
            }
        }
        if (images.isEmpty()) {
            throw new IllegalArgumentException("folder " + folder + " holds no picture (JPEG, PNG, WebP, TIFF, GIF,"
                    + " BMP or .npy), nor does a folder in it; give one that does, or a CSV file that lists pictures");
        }
        return new LabelledImages(folder, images, problems);
    }

    private static void addClass(Path folder, List<LabelledImage> images, List<DataProblem> problems) {
        String label = name(folder);
        try {
            entries(folder).stream()
                    .filter(PictureFile::isPicture)
                    .map(file -> new LabelledImage(label + "/" + name(file), file, Truth.ofLabel(label)))
                    .forEach(images::add);
        } catch (IllegalArgumentException unreadable) {
            problems.add(new DataProblem(label, String.valueOf(unreadable.getMessage())));
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "folder " + folder + " cannot be listed (" + FileTrouble.of(e) + "); check its permissions", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
