/** Convolutional networks with random weights, made from a seed: small ones for tests, full-size ones for benchmarks. */
@NullMarked
package io.limpid.testkit.net;

import org.jspecify.annotations.NullMarked;
