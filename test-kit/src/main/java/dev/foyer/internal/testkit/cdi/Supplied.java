// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

/**
 * An object that a test gives to its application as a bean.
 *
 * @param type the type under which it is injected
 */
public record Supplied(Class<?> type, Object bean) {}
