// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.websocket.server.ServerEndpoint;

/** For members who have logged in at the server. */
@RolesAllowed("member")
@ServerEndpoint("/members/{note}")
public class MembersReading extends Reading {}
