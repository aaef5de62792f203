package io.limpid.evaluation;

import io.limpid.evaluation.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Chooses, by chance but always the same, the images that a metric puts beside one: one of its class, two of others. */
final class CompanionChoice {
    private static final int OTHERS = 2;

    private final List<Optional<String>> labels;
    private final long seed;

    private CompanionChoice(List<Optional<String>> labels, long seed) {
        this.labels = labels;
        this.seed = seed;
    }

    static CompanionChoice of(LabelledImages data, long seed) {
        return new CompanionChoice(
                data.images().stream().map(image -> image.label()).toList(), seed);
    }

    /**
     * Chosen images by number.
     *
     * @param same of the same class
     * @param others of other classes
     */
    record Chosen(int same, List<Integer> others) {}

    /** Returns companions of an image; empty if its class is not known, or there are too few. */
    Optional<Chosen> of(int index) {
        List<Integer> same = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (i != index && labels.get(i).isPresent()) {
                (labels.get(i).equals(labels.get(index)) ? same : others).add(i);
            }
        }
        if (labels.get(index).isEmpty() || same.isEmpty() || others.size() < OTHERS) {
            return Optional.empty();
        }
        Random random = new Random(31 * seed + index);
        int chosen = same.get(random.nextInt(same.size()));
        int first = others.remove(random.nextInt(others.size()));
        return Optional.of(new Chosen(chosen, List.of(first, others.get(random.nextInt(others.size())))));
    }
}
