// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import dev.foyer.Refused;

/** Lets a REST resource refuse a request as {@code @OnConnect} refuses a handshake. */
@Provider
public class RefusedMapper implements ExceptionMapper<Refused> {

    @Override
    public Response toResponse(Refused refused) {
        return Response.status(refused.status())
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(refused.getMessage())
                .build();
    }
}
