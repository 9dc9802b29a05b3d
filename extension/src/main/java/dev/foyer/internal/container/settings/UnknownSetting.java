// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

/**
 * Describes a name that looks like a setting of Foyer but is none.
 *
 * @param name the name as configured
 * @param hint a question, if a setting has a similar name; else empty
 */
record UnknownSetting(String name, String hint) {}
