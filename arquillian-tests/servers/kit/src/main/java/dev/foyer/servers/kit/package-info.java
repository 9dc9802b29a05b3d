// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Runs the contract on the test kit: to Arquillian and to the tests, it is one more server. */
@NullMarked
package dev.foyer.servers.kit;

import org.jspecify.annotations.NullMarked;
