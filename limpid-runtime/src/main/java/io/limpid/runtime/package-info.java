/** Runs models on ONNX Runtime. The only package that knows it. */
@NullMarked
package io.limpid.runtime;

import org.jspecify.annotations.NullMarked;
