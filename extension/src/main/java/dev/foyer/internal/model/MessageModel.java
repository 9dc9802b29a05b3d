// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

/**
 * Describes an {@code @OnMessage} method.
 *
 * @param kind the kind of message that it takes
 * @param partial whether it takes the parts of a message as they arrive
 * @param maxBytes the size of the largest message that it takes, or -1 if it sets none
 * @param callback the method
 */
public record MessageModel(MessageKind kind, boolean partial, long maxBytes, CallbackModel callback) {}
