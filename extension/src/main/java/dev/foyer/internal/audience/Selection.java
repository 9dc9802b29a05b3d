// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

/** A combination of audiences, made by {@code except} and {@code and}. It can be created before there is an emitter. */
record Selection(Recipients recipients, Registry registry) implements Addressable {}
