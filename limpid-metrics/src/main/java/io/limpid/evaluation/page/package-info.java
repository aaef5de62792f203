/** The report as one page that needs nothing else. */
@NullMarked
package io.limpid.evaluation.page;

import org.jspecify.annotations.NullMarked;
