// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Finds the resources that a server gives an application: naming, context, transactions, threads. */
@NullMarked
package dev.foyer.internal.container.server;

import org.jspecify.annotations.NullMarked;
