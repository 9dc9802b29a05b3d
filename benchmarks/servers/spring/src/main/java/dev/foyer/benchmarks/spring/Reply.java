// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

/** The answer to the request with that id. */
record Reply(int reply, Object data) {}
