/** The ONNX file format. The only package that knows the wire format. */
@NullMarked
package io.limpid.graph.onnx;

import org.jspecify.annotations.NullMarked;
