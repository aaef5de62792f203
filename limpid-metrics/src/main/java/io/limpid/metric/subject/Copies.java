package io.limpid.metric.subject;

/** Changed copies of an image, made one after the other, so that no more than a batch of them exists at a time. */
public interface Copies {
    /** Returns how many there are. */
    int count();

    /**
     * Makes a copy. Asked for 0, 1, 2 … in this order, each once; so each may go on from the one before.
     *
     * @return {@code [C,H,W]}; read before the next is asked for, and never changed
     */
    float[] at(int index);

    /** Returns copies that are there already. */
    static Copies of(float[]... images) {
        return of(images.length, index -> images[index]);
    }

    /** Returns copies that are made when they are asked for. */
    static Copies of(int count, Making making) {
        return new Copies() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public float[] at(int index) {
                return making.at(index);
            }
        };
    }

    /** How a copy is made. */
    @FunctionalInterface
    interface Making {
        /** Makes a copy, see {@link Copies#at}. */
        float[] at(int index);
    }
}
