/** A stage. */
@NullMarked
package dev.foyer.testing.backward.dispatch;

import org.jspecify.annotations.NullMarked;
