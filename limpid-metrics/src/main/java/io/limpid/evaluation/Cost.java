package io.limpid.evaluation;

/**
 * What a method costs.
 *
 * @param contender the method's number
 * @param seconds for one explanation; the median over the images
 * @param forwards how many forward passes of the model take the same time
 */
public record Cost(int contender, double seconds, double forwards) {}
