/** What unit tests share: fakes, and means to force an order on threads. */
@NullMarked
package dev.foyer.testing;

import org.jspecify.annotations.NullMarked;
