package io.limpid.tensor;

/** One axis of a {@link Shape}: a known size, or a name for a size that is known only when the model runs. */
public sealed interface Dim permits Dim.Fixed, Dim.Symbolic {
    /** Returns the size as text: the number, or the name. */
    String text();

    /** A known size. */
    record Fixed(long size) implements Dim {
        public Fixed {
            if (size < 0) {
                throw new IllegalArgumentException("dimension size is " + size + "; it must be 0 or more");
            }
        }

        @Override
        public String text() {
            return Long.toString(size);
        }
    }

    /** A size that is known only at run time; equal names mean equal sizes. */
    record Symbolic(String name) implements Dim {
        @Override
        public String text() {
            return name;
        }
    }
}
