/** What is judged, as metrics may question it: the model's scores, and the method that explains them. */
@NullMarked
package io.limpid.metric.subject;

import org.jspecify.annotations.NullMarked;
