/** Where results go: folders and files that appear whole or not at all, and that no two runs share. */
@NullMarked
package io.limpid.cli.folder;

import org.jspecify.annotations.NullMarked;
