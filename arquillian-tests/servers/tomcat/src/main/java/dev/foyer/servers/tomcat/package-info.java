// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Tomcat, for the tests. */
@NullMarked
package dev.foyer.servers.tomcat;

import org.jspecify.annotations.NullMarked;
