package io.limpid.cli.explain;

import io.limpid.cli.input.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is left to do of a plan.
 *
 * @param plan all of it
 * @param parts in order; none of them is empty
 * @param done slots that an earlier run has filled, and that need not be filled again
 */
record Work(Plan plan, List<Part> parts, List<Slot> done) {
    /**
     * Images that are explained in one run of the model, and the methods that are to be done for them. What is explained together
     * is done all together, or not at all: its numbers depend, in their last bits, on each other.
     */
    record Part(List<Input> inputs, List<Bundle> bundles) {
        private Stream<Slot> slots(Plan plan) {
            return inputs.stream().flatMap(input -> slots(plan, input));
        }

        /** Returns the slots of one of the images. */
        Stream<Slot> slots(Plan plan, Input input) {
            return bundles.stream()
                    .flatMap(bundle -> bundle.requests().stream())
                    .flatMap(request -> plan.of(input, request));
        }
    }

    /**
     * Returns what is left.
     *
     * @param batch how many images are explained in one run of the model
     */
    static Work of(Plan plan, int batch, EarlierResults earlier) {
        List<Part> parts = new ArrayList<>();
        List<Slot> done = new ArrayList<>();
        List<Bundle> bundles = plan.bundles();
        for (List<Input> group : split(plan.inputs(), batch)) {
            List<Bundle> open = new ArrayList<>();
            for (Bundle bundle : bundles) {
                List<Slot> slots = new Part(group, List.of(bundle)).slots(plan).toList();
                if (slots.stream().allMatch(earlier::fills)) {
                    done.addAll(slots);
                } else {
                    open.add(bundle);
                }
            }
            if (!open.isEmpty()) {
                parts.add(new Part(group, open));
            }
        }
        return new Work(plan, parts, done);
    }

    /** Cuts a list into parts of a size, the last of which may be smaller. */
    static <T> List<List<T>> split(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
                .toList();
    }

    /** Returns the images that are to be read, in order. */
    List<Input> inputs() {
        return parts.stream().flatMap(part -> part.inputs().stream()).toList();
    }

    /** Returns how many slots are to be filled. */
    int open() {
        return plan.slots().size() - done.size();
    }
}
