package io.limpid.backward;

/** An operator each of whose results is one of its elements: a maximum or a minimum. Its gradient goes to the one chosen. */
public interface SelectingOperator extends Operator {}
