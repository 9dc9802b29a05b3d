// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

/** Who is connected. */
public record ChatUser(String id, String name) {}
