package io.limpid.evaluation;

/** Is told how an evaluation is getting on. */
public interface Witness {
    /** Looks away. */
    Witness NONE = new Witness() {};

    /**
     * Work begins.
     *
     * @param planned how many explanations are to be judged
     * @param known how many of them an earlier run has judged already
     */
    default void begun(int planned, int known) {}

    /** One more explanation is judged. Called by several threads. */
    default void judged() {}

    /** Something could not be done. Called in the order of the images. */
    default void failed(Trouble trouble) {}
}
