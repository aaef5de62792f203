package io.limpid.evaluation.data;

import io.limpid.image.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One image of a data set, not read yet.
 *
 * @param name its path within the data set, with {@code /} between folders
 * @param file where it lies: a picture, or a {@code .npy} file with one tensor that is preprocessed already
 * @param truth what is known of it
 */
public record LabelledImage(String name, Path file, Truth truth) {
    /**
     * What is known of an image.
     *
     * @param label the true class: a name or an index
     * @param boxes around the object, in pixels of the upright photo
     * @param mask a picture, at any size, whose bright pixels show the object
     */
    public record Truth(Optional<String> label, List<Box> boxes, Optional<Path> mask) {
        /** Nothing is known. */
        public static final Truth NONE = new Truth(Optional.empty(), List.of(), Optional.empty());

        public Truth {
            boxes = List.copyOf(boxes);
        }

        /** Returns that only the class is known. */
        public static Truth ofLabel(String label) {
            return new Truth(Optional.of(label), List.of(), Optional.empty());
        }

        /**
         * Returns all that two say.
         *
         * @throws IllegalArgumentException if they name different classes or masks
         */
        Truth and(Truth other) {
            List<Box> all = new ArrayList<>(boxes);
            all.addAll(other.boxes);
            return new Truth(either("label", label, other.label), all, either("mask", mask, other.mask));
        }

        private static <T> Optional<T> either(String what, Optional<T> one, Optional<T> other) {
            if (one.isPresent() && other.isPresent() && !one.equals(other)) {
                throw new IllegalArgumentException("the " + what + " is " + other.get()
                        + ", but an earlier line of this image says " + one.get()
                        + "; an image has one. This line is left out, with its boxes");
            }
            return one.or(() -> other);
        }
    }

    /** Returns the true class, if it is known. */
    public Optional<String> label() {
        return truth.label();
    }

    LabelledImage with(Truth more) {
        return new LabelledImage(name, file, truth.and(more));
    }
}
