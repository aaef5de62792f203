package io.limpid.method.cam;

import java.util.function.UnaryOperator;

/** How alike the places of a layer are: a symmetric matrix of places by places, as what it does to a vector. */
interface PlaceKernel {
    /** Returns the product with the matrix. */
    UnaryOperator<double[]> between(Places places);
}
