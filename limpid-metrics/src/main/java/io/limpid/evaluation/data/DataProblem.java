package io.limpid.evaluation.data;

/**
 * A part of a data set that cannot be used.
 *
 * @param where file, and line if there is one
 * @param message what was given, what is allowed
 */
public record DataProblem(String where, String message) {}
