/** A stage. */
@NullMarked
package dev.foyer.testing.backward.transport;

import org.jspecify.annotations.NullMarked;
