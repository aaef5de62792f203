package io.limpid;

import io.limpid.layer.TargetLayer;

/** An {@link UnrollableMethod} as nodes: named and shown as the method that it comes near. */
public interface UnrolledMethod extends GraphMethod {
    /** Returns the method that it comes near. */
    Method origin();

    @Override
    default Method exact() {
        return origin();
    }

    @Override
    default String spec() {
        return origin().spec();
    }

    @Override
    default Display display() {
        return origin().display();
    }

    @Override
    default TargetLayer layer() {
        return origin().layer();
    }
}
