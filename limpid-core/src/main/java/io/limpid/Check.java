package io.limpid;

/**
 * One self-check of a result.
 *
 * @param name what was checked, kebab-case
 * @param passed whether it is as it should be
 * @param message what was found, and what to do if it did not pass
 */
public record Check(String name, boolean passed, String message) {}
