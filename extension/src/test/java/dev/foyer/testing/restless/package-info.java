/** A small program whose last stage uses an earlier one, to see the architecture's rules fail. */
@NullMarked
package dev.foyer.testing.restless;

import org.jspecify.annotations.NullMarked;
