// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Activates the connection scope and the request scope around every call of the application's code. */
@NullMarked
package dev.foyer.internal.context;

import org.jspecify.annotations.NullMarked;
