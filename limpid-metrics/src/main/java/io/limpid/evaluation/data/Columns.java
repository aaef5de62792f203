package io.limpid.evaluation.data;

import io.limpid.evaluation.data.LabelledImage.Truth;
import io.limpid.image.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands where in a CSV file. */
final class Columns {
    private static final List<String> PATH = List.of("path", "file", "image");
    private static final List<String> LABEL = List.of("label", "class");
    private static final List<String> BOX = List.of("box", "boxes");
    private static final List<String> MASK = List.of("mask");
    private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

    private final List<String> names;

    private Columns(List<String> names) {
        this.names = names;
    }

    /**
     * Reads the line that names the columns.
     *
     * @throws IllegalArgumentException if none holds paths
     */
    static Columns of(Path file, String line) {
        List<String> names = CsvLine.cells(line).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (names.stream().noneMatch(PATH::contains)) {
            throw new IllegalArgumentException("the first line of " + file + " names the columns " + names
                    + "; one of them must be path, further ones may be label, box and mask");
        }
        return new Columns(names);
    }

    void requireAll(List<String> cells) {
        if (cells.size() != names.size()) {
            throw new IllegalArgumentException("there are " + cells.size() + " cells, but " + names.size()
                    + " columns; write one for each, in quotes if it holds a comma");
        }
    }

    String path(List<String> cells) {
        return cell(cells, PATH)
                .orElseThrow(() -> new IllegalArgumentException("there is no path; name the image's file"));
    }

    Truth truth(List<String> cells, Path folder) {
        List<Box> boxes = new ArrayList<>(cell(cells, BOX).map(Columns::boxes).orElseGet(List::of));
        corners(cells).map(Columns::box).ifPresent(boxes::add);
        return new Truth(cell(cells, LABEL), boxes, cell(cells, MASK).map(folder::resolve));
    }

    private Optional<String> corners(List<String> cells) {
        List<Optional<String>> corners =
                CORNERS.stream().map(name -> cell(cells, List.of(name))).toList();
        return corners.stream().allMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(corners.stream().map(corner -> corner.orElse("?")).collect(Collectors.joining(" ")));
    }

    private Optional<String> cell(List<String> cells, List<String> anyOf) {
        return anyOf.stream()
                .filter(names::contains)
                .map(name -> cells.get(names.indexOf(name)))
                .filter(cell -> !cell.isEmpty())
                .findFirst();
    }

    private static List<Box> boxes(String text) {
        return Arrays.stream(text.split(";"))
                .filter(box -> !box.isBlank())
                .map(Columns::box)
                .toList();
    }

    private static Box box(String text) {
        try {
            int[] corners = Arrays.stream(text.strip().split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .mapToInt(corner -> Math.max(0, (int) Math.round(corner)))
                    .toArray();
            if (corners.length == CORNERS.size()) {
                return new Box(corners[0], corners[1], corners[2], corners[3]);
            }
        } catch (NumberFormatException e) {
            throw malformed(text, e);
        }
        throw malformed(text, null);
    }

    private static IllegalArgumentException malformed(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "box \"" + text
                        + "\" is not four numbers; write xmin ymin xmax ymax, in pixels of the photo, with ; between boxes",
                cause);
    }
}
