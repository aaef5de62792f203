package io.limpid.method.surrogate;

/** Sets of players: here, which segments of an image are shown. Each can be made again at any time. */
interface Coalitions {
    /** Returns how many players there are. */
    int players();

    /** Returns how many sets there are. */
    int count();

    /** Returns for each player whether it is in a set. */
    boolean[] members(int index);
}
