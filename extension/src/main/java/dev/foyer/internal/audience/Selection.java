// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

/** A set of audiences, made by {@code except} and {@code and}. */
record Selection(Recipients recipients, Emitter emitter) implements Addressable {}
