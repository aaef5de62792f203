package io.limpid.cli.explain;

import io.limpid.cli.input.Input;
import io.limpid.cli.request.Request;

/**
 * A place for one result: one image, method and target.
 *
 * @param rank which of the target's classes, from 1
 * @param name what its files are called, without ending
 */
record Slot(Input input, Request request, int rank, String name) {
    /** Returns the file of the raw attribution. */
    String npy() {
        return name + ".npy";
    }

    /** Returns the file of the picture. */
    String png() {
        return name + ".png";
    }
}
