package io.limpid.backward;

/** A product of two inputs that both depend on the image: linear in each of them while the other is held. */
public interface BilinearOperator extends Operator {}
