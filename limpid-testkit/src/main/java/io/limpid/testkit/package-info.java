/** For tests only: shared material, goldens, seeded random data and assertions in the words of the domain. */
@NullMarked
package io.limpid.testkit;

import org.jspecify.annotations.NullMarked;
