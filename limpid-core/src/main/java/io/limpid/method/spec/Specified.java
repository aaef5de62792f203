package io.limpid.method.spec;

import io.limpid.Method;

/** A method that keeps the spec it was made from, with every parameter. */
public interface Specified extends Method {
    /** Returns the name with every parameter. */
    MethodSpec canonical();

    @Override
    default String spec() {
        return canonical().toString();
    }
}
