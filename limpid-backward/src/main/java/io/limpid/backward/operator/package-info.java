/** What each ONNX operator is: its kind, its derivative, its transpose. One operator a file. */
@NullMarked
package io.limpid.backward.operator;

import org.jspecify.annotations.NullMarked;
