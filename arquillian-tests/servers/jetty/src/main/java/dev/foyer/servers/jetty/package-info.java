// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Starts and stops Jetty in a process of its own for Arquillian, and deploys to it. */
@NullMarked
package dev.foyer.servers.jetty;

import org.jspecify.annotations.NullMarked;
