package io.limpid.image;

import io.limpid.message.DidYouMean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names of a model's classes, by index from 0.
 *
 * @param names one name per class, as its source has it; may hold synonyms with commas between
 */
public record Labels(List<String> names) {
    private static final int SUGGESTIONS = 3;

    public Labels {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no labels were given; a model has one class at least");
        }
    }

    /**
     * Reads labels from a text file (one a line; ImageNet's synset numbers in front are dropped) or from JSON: {@code
     * id2label} of Hugging Face, {@code label_names} of timm, Keras' class index, a plain list.
     *
     * @throws IllegalArgumentException if the file is missing, no text, or holds no labels
     */
    public static Labels read(Path file) {
        return LabelFile.read(file);
    }

    /** Returns stand-ins for a model without labels: "class 0", "class 1", … */
    public static Labels numbered(int count) {
        return new Labels(
                IntStream.range(0, count).mapToObj(index -> "class " + index).toList());
    }

    /** Returns the number of classes. */
    public int size() {
        return names.size();
    }

    /** Returns the name of a class. */
    public String name(int index) {
        if (index < 0 || index >= names.size()) {
            throw new IndexOutOfBoundsException(
                    "there is no class " + index + "; the labels name classes 0 to " + (names.size() - 1));
        }
        return names.get(index);
    }

    /**
     * Finds a class by its name, or else by one of the synonyms in it. Case does not matter, nor whether words are parted
     * by a space, an underscore or a hyphen.
     *
     * @throws IllegalArgumentException if no class or more than one has that name; the message names the nearest, or all
     */
    public int find(String label) {
        String wanted = plain(label);
        int[] found = indices(name -> plain(name).equals(wanted));
        if (found.length == 0) {
            found = indices(
                    name -> synonyms(name).anyMatch(synonym -> plain(synonym).equals(wanted)));
        }
        if (found.length == 0) {
            List<String> all = names.stream().flatMap(Labels::synonyms).toList();
            throw new IllegalArgumentException("no class is called \"" + label + "\""
                    + DidYouMean.question(label, all, SUGGESTIONS) + " Classes go by their index too, 0 to "
                    + (names.size() - 1));
        }
        if (found.length > 1) {
            throw new IllegalArgumentException("\"" + label + "\" is the name of " + found.length + " classes: "
                    + Arrays.stream(found)
                            .limit(SUGGESTIONS)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(", "))
                    + (found.length > SUGGESTIONS ? " and others" : "") + "; give the index of one");
        }
        return found[0];
    }

    private int[] indices(Predicate<String> isWanted) {
        return IntStream.range(0, names.size())
                .filter(index -> isWanted.test(names.get(index)))
                .toArray();
    }

    private static Stream<String> synonyms(String name) {
        return Arrays.stream(name.split(",")).map(String::strip);
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s-]+", " ");
    }
}
