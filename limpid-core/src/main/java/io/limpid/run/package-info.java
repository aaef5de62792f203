/** What is asked of a compiled method, what runs it, and what it gives: goals, runners, outcomes and their accounts. */
@NullMarked
package io.limpid.run;

import org.jspecify.annotations.NullMarked;
