package io.limpid.testkit.reference;

import java.util.List;

/** Computes the outputs of one operator. */
@FunctionalInterface
interface ReferenceOperator {
    List<DoubleTensor> apply(Call call);
}
