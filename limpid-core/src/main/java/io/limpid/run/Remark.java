package io.limpid.run;

/**
 * What a method has to say about its own result.
 *
 * @param name what it is about, kebab-case
 * @param good false if the result needs care
 * @param text what was found, and what to do about it
 */
public record Remark(String name, boolean good, String text) {}
