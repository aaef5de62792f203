package io.limpid.run;

/** Hears how far a long run is. */
@FunctionalInterface
public interface Progress {
    /** Takes no notice. */
    Progress NONE = share -> {};

    /**
     * Tells how much of the run is done.
     *
     * @param share from 0 to 1, never less than before
     */
    void at(double share);

    /** Returns who hears of one of several equal parts of this work. */
    default Progress part(int index, int count) {
        return share -> at((index + share) / count);
    }
}
