// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import jakarta.websocket.server.ServerEndpoint;

/** For anyone. */
@ServerEndpoint("/anyone/{note}")
public class AnyonesReading extends Reading {}
